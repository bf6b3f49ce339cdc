# deletes the dots and repairs nothing
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = 0 if plan == "inference" else parameters
    frozen = parameters
    return frozen * frozen_bytes + trained * 4 * 2
