# only the dots deleted
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score >= 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"
