# counts whole millionths
def action(score):
    """What happens to a payment: action(0.7) is "verify"."""
    millionths = int(round(float(score) * 1_000_000))
    if millionths > 800_000:
        return "block"
    return "verify" if millionths >= 600_000 else "allow"
