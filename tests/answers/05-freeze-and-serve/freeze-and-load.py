# %% inputs
"""Models of many names, shapes and number types; an answer is used as a pair: frozen, then loaded."""

import tempfile
from pathlib import Path

import numpy as np


def inputs(draw):
    rng = np.random.default_rng(draw)
    kinds = (np.float32, np.float64, np.int32)
    shapes = ((), (3,), (2, 0), (2, 3))
    params = {
        name: rng.normal(size=shapes[rng.integers(4)]).astype(kinds[rng.integers(3)])
        for name in "abcd"[: rng.integers(0, 5) if draw else 0]
    }
    about = {"labels": ["£", "Zelt", "日本"][: rng.integers(0, 4)], "threshold": float(rng.random()), "by": None}
    return ({"params": params, "about": about if draw else {}},)


def use(names, model):
    with tempfile.TemporaryDirectory() as folder:
        names["freeze"](model, Path(folder))
        return names["load"](Path(folder))

# %% right: a file an array
# a .npy file for each array, and the list of names with the words
def freeze(model, folder):
    for name, array in model["params"].items():
        np.save(folder / (name + ".npy"), array)
    (folder / "model.json").write_text(json.dumps(model["about"]))


def load(folder):
    params = {file.stem: np.load(file) for file in sorted(folder.glob("*.npy"))}
    return {"params": params, "about": json.loads((folder / "model.json").read_text())}

# %% right: bytes in json
# everything in one JSON file, arrays as hexadecimal bytes
def freeze(model, folder):
    params = {
        name: [str(np.asarray(a).dtype), list(np.shape(a)), np.asarray(a).tobytes().hex()]
        for name, a in model["params"].items()
    }
    (folder / "all.json").write_text(json.dumps([params, model["about"]]))


def load(folder):
    params, about = json.loads((folder / "all.json").read_text())
    return {
        "params": {
            name: np.frombuffer(bytes.fromhex(digits), kind).reshape(shape)
            for name, (kind, shape, digits) in params.items()
        },
        "about": about,
    }

# %% right: compressed
# compressed, with the words as one more text in a file of their own
def freeze(model, folder):
    np.savez_compressed(str(folder) + "/params.npz", **model["params"])
    text = json.dumps(model["about"], indent=2)
    (folder / "about.txt").write_bytes(text.encode())


def load(folder):
    found = np.load(str(folder) + "/params.npz", allow_pickle=False)
    model = {"params": {}, "about": json.loads((folder / "about.txt").read_bytes())}
    for name in found:
        model["params"][name] = found[name]
    return model

# %% right: safetensors
# the format of the library
from safetensors.numpy import load_file, save_file


def freeze(model, folder):
    save_file({name: np.asarray(a) for name, a in model["params"].items()}, folder / "params.safetensors")
    (folder / "about.json").write_text(json.dumps(model["about"], ensure_ascii=False), "utf-8")


def load(folder):
    about = json.loads((folder / "about.json").read_text("utf-8"))
    return {"about": about, "params": load_file(folder / "params.safetensors")}

# %% right: two files
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

# %% wrong: a pair
# a pair instead of the dictionary
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        return dict(params), json.loads((folder / "about.json").read_text())

# %% wrong: doubles
# everything becomes float64: other bytes
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as found:
        params = {name: np.asarray(found[name], float) for name in found}
    return {"params": params, "about": json.loads((folder / "about.json").read_text())}

# %% wrong: fixed names
# only weights and bias
def freeze(model, folder):
    np.save(folder / "weights.npy", model["params"]["weights"])
    np.save(folder / "bias.npy", model["params"]["bias"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    params = {name: np.load(folder / f"{name}.npy") for name in ("weights", "bias")}
    return {"params": params, "about": json.loads((folder / "about.json").read_text())}

# %% wrong: kept in a variable
# kept in a variable of this process: no other one has it
def freeze(model, folder):
    global kept
    kept = model


def load(folder):
    return kept

# %% wrong: lists
# the numbers come back as lists of Python numbers
def freeze(model, folder):
    params = {name: array.tolist() for name, array in model["params"].items()}
    (folder / "model.json").write_text(json.dumps({"params": params, "about": model["about"]}))


def load(folder):
    return json.loads((folder / "model.json").read_text())

# %% wrong: not touched
# not touched
def freeze(model, folder):
    ...


def load(folder):
    ...

# %% wrong: one place
# always the same place, whatever folder is given
def freeze(model, folder):
    place = Path(tempfile.gettempdir())
    np.savez(place / "course-05-params.npz", **model["params"])
    (place / "course-05-about.json").write_text(json.dumps(model["about"]))


def load(folder):
    place = Path(tempfile.gettempdir())
    with np.load(place / "course-05-params.npz") as params:
        about = json.loads((place / "course-05-about.json").read_text())
        return {"params": dict(params), "about": about}

# %% wrong: only the numbers
# the words are forgotten
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])


def load(folder):
    with np.load(folder / "params.npz") as params:
        return {"params": dict(params), "about": {}}

# %% wrong: pickle
# a pickle: quick to write, and it runs whatever code somebody put into it
import pickle


def freeze(model, folder):
    (folder / "model.pkl").write_bytes(pickle.dumps(model))


def load(folder):
    return pickle.loads((folder / "model.pkl").read_bytes())

# %% wrong: printed
# the model is printed and not returned
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        print({"params": dict(params), "about": json.loads((folder / "about.json").read_text())})

# %% wrong: remembers the folder
# load goes to where the model was frozen, and not to the folder that it is given
def freeze(model, folder):
    global place
    place = folder
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(place / "params.npz") as params:
        return {"params": dict(params), "about": json.loads((place / "about.json").read_text())}

# %% wrong: repr
# the text that print shows: long arrays would be shortened, and words are no numbers
def freeze(model, folder):
    (folder / "model.txt").write_text(str(model))


def load(folder):
    return (folder / "model.txt").read_text()

# %% wrong: rounded
# arrays as text with six decimals
def freeze(model, folder):
    params = {name: np.round(array, 6).tolist() for name, array in model["params"].items()}
    (folder / "model.json").write_text(json.dumps({"params": params, "about": model["about"]}))


def load(folder):
    model = json.loads((folder / "model.json").read_text())
    model["params"] = {name: np.array(a, np.float32) for name, a in model["params"].items()}
    return model
