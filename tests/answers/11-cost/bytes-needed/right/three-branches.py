# a branch for each plan
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    if plan == "adamw":
        return 16 * parameters
    held = parameters * frozen_bytes
    if plan == "lora":
        held += 16 * adapter
    return held
