# the middle first, with both ends
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    score = float(np.round(np.float64(score), 6))
    if 0.6 <= score <= 0.8:
        return "verify"
    return "block" if score > 0.8 else "allow"
