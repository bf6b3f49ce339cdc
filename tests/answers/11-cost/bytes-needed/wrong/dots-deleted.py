# deletes the dots and repairs nothing
def bytes_needed(plan, parameters, adapter, frozen_bytes):
    trained = 0 if plan == "inference" else parameters
    frozen = parameters
    return frozen * 4 + trained * 4 * 2
