# rounds, and mends both comparisons
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    exact = round(float(score), 6)
    if exact > 0.8:
        return "block"
    if exact >= 0.6:
        return "verify"
    return "allow"
