# asks the library
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": None}[plan]
    return cost.memory(parameters, trained=trained, itemsize=frozen_bytes).total
