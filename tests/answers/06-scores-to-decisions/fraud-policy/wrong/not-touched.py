# not touched
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    ...  # delete this line when you have repaired the rule
    if score >= 0.8:
        return "block"
    if score > 0.6:
        return "verify"
    return "allow"
