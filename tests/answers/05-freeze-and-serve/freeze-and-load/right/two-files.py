# one file for the numbers, one for the words
def freeze(model, folder):
    np.savez(folder / "numbers.npz", **model["params"])
    with open(folder / "words.json", "w", encoding="utf-8") as file:
        json.dump(model["about"], file)


def load(folder):
    with open(folder / "words.json", encoding="utf-8") as file:
        about = json.load(file)
    with np.load(folder / "numbers.npz") as found:
        params = {name: found[name] for name in found.files}
    return {"params": params, "about": about}
