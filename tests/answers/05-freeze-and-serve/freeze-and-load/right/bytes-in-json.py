# everything in one JSON file, arrays as hexadecimal bytes
def freeze(model, folder):
    params = {
        name: [str(np.asarray(a).dtype), list(np.shape(a)), np.asarray(a).tobytes().hex()]
        for name, a in model["params"].items()
    }
    (folder / "all.json").write_text(json.dumps([params, model["about"]]))


def load(folder):
    params, about = json.loads((folder / "all.json").read_text())
    return {
        "params": {
            name: np.frombuffer(bytes.fromhex(digits), kind).reshape(shape)
            for name, (kind, shape, digits) in params.items()
        },
        "about": about,
    }
