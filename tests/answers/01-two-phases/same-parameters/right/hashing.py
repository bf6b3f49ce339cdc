# a fingerprint of one's own, from the bytes
import hashlib


def same_parameters(before, after):
    def digest(parameters):
        code = hashlib.sha256()
        for key in sorted(parameters):
            code.update(parameters[key].tobytes())
        return code.hexdigest()

    return digest(before) == digest(after)
