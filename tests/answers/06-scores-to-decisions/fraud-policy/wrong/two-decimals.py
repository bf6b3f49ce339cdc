# rounds to two decimals, as prices are
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 2)
    if score > 0.8:
        return "block"
    if score >= 0.6:
        return "verify"
    return "allow"
