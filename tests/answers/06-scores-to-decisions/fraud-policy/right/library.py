# calls the library's rule, which rounds by itself
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    return str(decisions.three_way(float(score), 0.6, 0.8))
