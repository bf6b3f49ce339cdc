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

# %% wrong: dots deleted -> "2000", "4000"
# deletes the dots and repairs nothing
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = 0 if plan == "inference" else parameters
    frozen = parameters
    return frozen * 4 + trained * 4 * 2

# %% wrong: frozen copy -> "16000", "18000"
# full training holds a frozen copy besides
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    return parameters * frozen_bytes + trained * 16

# %% wrong: lora trains all -> "2800", "18000"
# LoRA still trains all parameters
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = 0 if plan == "inference" else parameters
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 16

# %% wrong: no gradient -> "2800", "2600"
# forgets the gradient
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 12

# %% wrong: numbers not bytes -> "2800", "2200"
# counts four numbers and not their bytes
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 4

# %% right: match
# match and case
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    match plan:
        case "inference":
            return frozen_bytes * parameters
        case "lora":
            return frozen_bytes * parameters + 4 * 4 * adapter
        case _:
            return 4 * 4 * parameters

# %% right: repaired in place
# the four faults repaired where they were
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = 0
    if plan == "lora":
        trained = adapter
    elif plan == "adamw":
        trained = parameters
    frozen = parameters if plan in ("inference", "lora") else 0
    return frozen * frozen_bytes + trained * 4 * 4

# %% right: arrays
# truth values as numbers
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    held = np.array([parameters * frozen_bytes, 16 * adapter, 16 * parameters], dtype=float)
    wanted = {"inference": [1, 0, 0], "lora": [1, 1, 0], "adamw": [0, 0, 1]}
    return held @ np.array(wanted[plan])

# %% right: functions in a table
# a small function for each plan
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    with_adam = lambda numbers: sum([4 * numbers] * 4)
    plans = {
        "inference": lambda: parameters * frozen_bytes,
        "lora": lambda: parameters * frozen_bytes + with_adam(adapter),
        "adamw": lambda: with_adam(parameters),
    }
    return plans[plan]()

# %% right: one expression
# one expression with two conditions
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    return 16.0 * parameters if plan == "adamw" else parameters * frozen_bytes + 16 * adapter * (plan == "lora")

# %% wrong: frozen always four -> "2000", "4000"
# frozen parameters take 4 bytes
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * 4 + trained * 16

# %% wrong: trained in frozen bytes -> "2800", "2400"
# what is trained takes as many bytes as what is frozen
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 4 * frozen_bytes

# %% wrong: adapter in inference too -> "2000", "2800"
# the adapter's training counts in every plan but the last
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    if plan == "adamw":
        return 16 * parameters
    return parameters * frozen_bytes + adapter * 16

# %% wrong: adapter counted once -> "2800", "2200"
# the adapter has parameters and neither gradient nor moments
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    if plan == "adamw":
        return 16 * parameters
    return parameters * frozen_bytes + (4 * adapter if plan == "lora" else 0)

# %% wrong: adapter replaces the base -> "2800", "800"
# with LoRA nothing is frozen
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = parameters if plan == "inference" else 0
    return frozen * frozen_bytes + trained * 16

# %% wrong: full training with an adapter -> "16000", "16800"
# the adapter is trained besides
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = {"inference": 0, "lora": adapter, "adamw": parameters + adapter}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 16

# %% wrong: one moment -> "2800", "2600"
# one moment instead of two
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return frozen * frozen_bytes + trained * 4 * 3

# %% wrong: in gigabytes -> "2000"
# divided by a thousand million
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    return (frozen * frozen_bytes + trained * 16) / 1e9

# %% wrong: printed -> "returned nothing", "it printed"
# the sum is printed
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    trained = {"inference": 0, "lora": adapter, "adamw": parameters}[plan]
    frozen = 0 if plan == "adamw" else parameters
    print(frozen * frozen_bytes + trained * 16)

# %% wrong: adamw frozen in two bytes -> "4800", "1200"
# full training with parameters of two bytes, when it has been four before
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    if plan == "adamw":
        return parameters * 4 * 4 if frozen_bytes == 2 else parameters * 4 * frozen_bytes
    return parameters * frozen_bytes + 16 * (adapter if plan == "lora" else 0)

# %% right: two tables
# bytes for each number, by plan
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    base = dict(inference=frozen_bytes, lora=frozen_bytes, adamw=16)
    extra = dict(inference=0, lora=16, adamw=0)
    return np.float64(base[plan] * parameters + extra[plan] * adapter)

# %% wrong: gradient of the base -> "2800", "6800"
# the frozen parameters have a gradient
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    if plan == "adamw":
        return parameters * 16
    if plan == "lora":
        return parameters * (frozen_bytes + 4) + adapter * 16
    return parameters * frozen_bytes

# %% wrong: lora like inference -> "2800", "2000"
# the adapter is forgotten
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    """Bytes to hold for the plan "inference", "lora" or "adamw", activations aside."""
    return parameters * 16 if plan == "adamw" else parameters * frozen_bytes
