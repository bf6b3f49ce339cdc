# full training holds a frozen copy besides
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    return parameters * frozen_bytes + trained * 16
