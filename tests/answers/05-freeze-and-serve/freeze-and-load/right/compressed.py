# compressed, with the words as one more text in a file of their own
def freeze(model, folder):
    np.savez_compressed(str(folder) + "/params.npz", **model["params"])
    text = json.dumps(model["about"], indent=2)
    (folder / "about.txt").write_bytes(text.encode())


def load(folder):
    found = np.load(str(folder) + "/params.npz", allow_pickle=False)
    model = {"params": {}, "about": json.loads((folder / "about.txt").read_bytes())}
    for name in found:
        model["params"][name] = found[name]
    return model
