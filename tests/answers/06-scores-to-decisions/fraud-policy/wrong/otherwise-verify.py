# "above 0.8 block, otherwise verify"
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    return "block" if score > 0.8 else "verify"
