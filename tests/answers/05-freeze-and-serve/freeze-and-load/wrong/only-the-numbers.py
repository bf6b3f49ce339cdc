# the words are forgotten
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])


def load(folder):
    with np.load(folder / "params.npz") as params:
        return {"params": dict(params), "about": {}}
