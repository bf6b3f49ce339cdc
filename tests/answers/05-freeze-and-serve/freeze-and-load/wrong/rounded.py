# arrays as text with six decimals
def freeze(model, folder):
    params = {name: np.round(array, 6).tolist() for name, array in model["params"].items()}
    (folder / "model.json").write_text(json.dumps({"params": params, "about": model["about"]}))


def load(folder):
    model = json.loads((folder / "model.json").read_text())
    model["params"] = {name: np.array(a, np.float32) for name, a in model["params"].items()}
    return model
