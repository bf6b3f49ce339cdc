# %% inputs
"""All three plans, models and adapters of none to many numbers, frozen parameters of 1 to 4 bytes."""

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    plan = ("inference", "lora", "adamw")[draw % 3]
    parameters, adapter = (0, 0) if draw < 3 else rng.integers(0, 1000, 2).tolist()
    return plan, parameters, adapter, int(rng.integers(1, 5))

# %% right: copies
# adds parameter, gradient and two moments
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    weights, gradients, first, second = [4 * trained] * 4
    frozen = parameters * frozen_bytes if plan != "adamw" else 0
    return frozen + weights + gradients + first + second

# %% right: library
# asks the library
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": None}[plan]
    return cost.memory(parameters, trained=trained, itemsize=frozen_bytes).total

# %% right: three branches
# a branch for each plan
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    if plan == "adamw":
        return 16 * parameters
    held = parameters * frozen_bytes
    if plan == "lora":
        held += 16 * adapter
    return held

# %% wrong: dots deleted
# deletes the dots and repairs nothing
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = 0 if plan == "inference" else parameters
    frozen = parameters
    return frozen * 4 + trained * 4 * 2

# %% wrong: frozen copy
# full training holds a frozen copy besides
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    return parameters * frozen_bytes + trained * 16

# %% wrong: lora trains all
# LoRA still trains all parameters
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = 0 if plan == "inference" else parameters
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 16

# %% wrong: no gradient
# forgets the gradient
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 12

# %% wrong: numbers not bytes
# counts four numbers and not their bytes
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 4
