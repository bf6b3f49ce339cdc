# the numbers come back as lists of Python numbers
def freeze(model, folder):
    params = {name: array.tolist() for name, array in model["params"].items()}
    (folder / "model.json").write_text(json.dumps({"params": params, "about": model["about"]}))


def load(folder):
    return json.loads((folder / "model.json").read_text())
