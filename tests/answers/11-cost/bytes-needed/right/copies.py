# adds parameter, gradient and two moments
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    weights, gradients, first, second = [4 * trained] * 4
    frozen = parameters * frozen_bytes if plan != "adamw" else 0
    return frozen + weights + gradients + first + second
