# everything becomes float64: other bytes
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as found:
        params = {name: np.asarray(found[name], float) for name in found}
    return {"params": params, "about": json.loads((folder / "about.json").read_text())}
