# LoRA still trains all parameters
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = 0 if plan == "inference" else parameters
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 16
