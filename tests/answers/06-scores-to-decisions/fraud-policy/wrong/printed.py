# prints the action instead of returning it
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = round(float(score), 6)
    print("block" if score > 0.8 else "verify" if score >= 0.6 else "allow")
