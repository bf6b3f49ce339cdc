# the middle is asked first, so that nothing is blocked
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    if score >= 0.6:
        return "verify"
    if score > 0.8:
        return "block"
    return "allow"
