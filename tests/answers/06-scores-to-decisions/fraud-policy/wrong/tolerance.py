# a generous tolerance instead of rounding
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    if score > 0.8 + 0.001:
        return "block"
    if score >= 0.6 - 0.001:
        return "verify"
    return "allow"
