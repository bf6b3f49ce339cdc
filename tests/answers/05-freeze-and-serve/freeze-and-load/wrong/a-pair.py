# a pair instead of the dictionary
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        return dict(params), json.loads((folder / "about.json").read_text())
