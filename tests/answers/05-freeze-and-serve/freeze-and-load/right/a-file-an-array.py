# a .npy file for each array, and the list of names with the words
def freeze(model, folder):
    for name, array in model["params"].items():
        np.save(folder / (name + ".npy"), array)
    (folder / "model.json").write_text(json.dumps(model["about"]))


def load(folder):
    params = {file.stem: np.load(file) for file in sorted(folder.glob("*.npy"))}
    return {"params": params, "about": json.loads((folder / "model.json").read_text())}
