# asks from below, so that both comparisons are strict
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score < 0.6:
        return "allow"
    if score <= 0.8:
        return "verify"
    return "block"
