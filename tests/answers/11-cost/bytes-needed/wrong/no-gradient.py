# forgets the gradient
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 12
