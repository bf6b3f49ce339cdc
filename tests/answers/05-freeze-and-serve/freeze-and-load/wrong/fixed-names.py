# only weights and bias
def freeze(model, folder):
    np.save(folder / "weights.npy", model["params"]["weights"])
    np.save(folder / "bias.npy", model["params"]["bias"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    params = {name: np.load(folder / f"{name}.npy") for name in ("weights", "bias")}
    return {"params": params, "about": json.loads((folder / "about.json").read_text())}
