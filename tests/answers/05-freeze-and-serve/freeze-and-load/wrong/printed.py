# the model is printed and not returned
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        print({"params": dict(params), "about": json.loads((folder / "about.json").read_text())})
