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

# %% wrong: a pair -> "dictionary", "tuple"
# a pair instead of the dictionary
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        return dict(params), json.loads((folder / "about.json").read_text())

# %% wrong: doubles -> "float64"
# everything becomes float64: other bytes
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as found:
        params = {name: np.asarray(found[name], float) for name in found}
    return {"params": params, "about": json.loads((folder / "about.json").read_text())}

# %% wrong: fixed names -> "weights"
# only weights and bias
def freeze(model, folder):
    np.save(folder / "weights.npy", model["params"]["weights"])
    np.save(folder / "bias.npy", model["params"]["bias"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    params = {name: np.load(folder / f"{name}.npy") for name in ("weights", "bias")}
    return {"params": params, "about": json.loads((folder / "about.json").read_text())}

# %% wrong: kept in a variable -> "0.9", "0.25"
# kept in a variable of this process: no other one has it
def freeze(model, folder):
    global kept
    kept = model


def load(folder):
    return kept

# %% wrong: lists -> "float64"
# the numbers come back as lists of Python numbers
def freeze(model, folder):
    params = {name: array.tolist() for name, array in model["params"].items()}
    (folder / "model.json").write_text(json.dumps({"params": params, "about": model["about"]}))


def load(folder):
    return json.loads((folder / "model.json").read_text())

# %% wrong: not touched -> "three dots"
# not touched
def freeze(model, folder):
    ...


def load(folder):
    ...

# %% wrong: one place -> "0.9", "0.25"
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

# %% wrong: only the numbers -> "{}"
# the words are forgotten
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])


def load(folder):
    with np.load(folder / "params.npz") as params:
        return {"params": dict(params), "about": {}}

# %% wrong: pickle -> "pickle.loads"
# a pickle: quick to write, and it runs whatever code somebody put into it
import pickle


def freeze(model, folder):
    (folder / "model.pkl").write_bytes(pickle.dumps(model))


def load(folder):
    return pickle.loads((folder / "model.pkl").read_bytes())

# %% wrong: printed -> "returned nothing", "it printed"
# the model is printed and not returned
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        print({"params": dict(params), "about": json.loads((folder / "about.json").read_text())})

# %% wrong: remembers the folder -> "FileNotFoundError"
# load goes to where the model was frozen, and not to the folder that it is given
def freeze(model, folder):
    global place
    place = folder
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(place / "params.npz") as params:
        return {"params": dict(params), "about": json.loads((place / "about.json").read_text())}

# %% wrong: repr -> "dictionary", "text"
# the text that print shows: long arrays would be shortened, and words are no numbers
def freeze(model, folder):
    (folder / "model.txt").write_text(str(model))


def load(folder):
    return (folder / "model.txt").read_text()

# %% wrong: rounded -> "0.333333"
# arrays as text with six decimals
def freeze(model, folder):
    params = {name: np.round(array, 6).tolist() for name, array in model["params"].items()}
    (folder / "model.json").write_text(json.dumps({"params": params, "about": model["about"]}))


def load(folder):
    model = json.loads((folder / "model.json").read_text())
    model["params"] = {name: np.array(a, np.float32) for name, a in model["params"].items()}
    return model

# %% right: words in an array of text
# everything in one npz file, the words as JSON in an array of text
def freeze(model, folder):
    arrays = {"p_" + name: array for name, array in model["params"].items()}
    np.savez(folder / "model", words=json.dumps(model["about"]), **arrays)


def load(folder):
    found = np.load(folder / "model.npz")
    params = {name[2:]: found[name] for name in found.files if name.startswith("p_")}
    return {"params": params, "about": json.loads(str(found["words"]))}

# %% right: raw bytes
# the bytes of each array in a file, kind and shape in an index
import os


def freeze(model, folder):
    index = []
    for number, (name, array) in enumerate(model["params"].items()):
        array = np.asarray(array)
        array.tofile(os.path.join(folder, f"{number}.bin"))
        index.append({"name": name, "kind": array.dtype.str, "shape": array.shape})
    with open(os.path.join(folder, "index.json"), "w") as file:
        json.dump({"arrays": index, "about": model["about"]}, file)


def load(folder):
    with open(os.path.join(folder, "index.json")) as file:
        index = json.load(file)
    params = {}
    for number, entry in enumerate(index["arrays"]):
        flat = np.fromfile(os.path.join(folder, f"{number}.bin"), dtype=entry["kind"])
        params[entry["name"]] = flat.reshape(entry["shape"])
    return dict(params=params, about=index["about"])

# %% right: a zip archive
# one zip file with an .npy file for each array
import io
import zipfile


def freeze(model, folder):
    with zipfile.ZipFile(folder / "model.zip", "w") as archive:
        archive.writestr("about.json", json.dumps(model["about"]))
        for name in model["params"]:
            buffer = io.BytesIO()
            np.save(buffer, model["params"][name])
            archive.writestr(f"params/{name}.npy", buffer.getvalue())


def load(folder):
    model = {"params": {}}
    with zipfile.ZipFile(folder / "model.zip") as archive:
        for member in archive.namelist():
            if member == "about.json":
                model["about"] = json.loads(archive.read(member))
            else:
                name = member.removeprefix("params/").removesuffix(".npy")
                model["params"][name] = np.load(io.BytesIO(archive.read(member)))
    return model

# %% right: numbers as lists with their kind
# JSON only: Python's floats keep every digit of float32 and float64
def freeze(model, folder):
    out = {"about": model["about"], "params": []}
    for name, array in sorted(model["params"].items()):
        array = np.asarray(array)
        out["params"].append([name, array.dtype.name, list(array.shape), array.ravel().tolist()])
    (folder / "model.json").write_text(json.dumps(out), encoding="utf-8")


def load(folder):
    found = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    params = {}
    for name, kind, shape, values in found["params"]:
        params[name] = np.array(values, dtype=kind).reshape(shape)
    found["params"] = params
    return found

# %% wrong: pickle inside npy -> "np.load", "pickle"
# the whole dictionary in one .npy file, which is a pickle inside
def freeze(model, folder):
    np.save(folder / "model.npy", model)


def load(folder):
    return np.load(folder / "model.npy", allow_pickle=True).item()

# %% wrong: pickle inside npz -> "found[", "pickle"
# the words in the npz file too, as a pickled object
def freeze(model, folder):
    np.savez(folder / "model.npz", about=model["about"], params=model["params"])


def load(folder):
    found = np.load(folder / "model.npz", allow_pickle=True)
    return {"params": found["params"].item(), "about": found["about"].item()}

# %% wrong: pickle imported by name -> "loads(", "pickle"
# a pickle in text form, with a name taken out of the module
from pickle import dumps, loads


def freeze(model, folder):
    (folder / "model.txt").write_bytes(dumps(model, protocol=0))


def load(folder):
    return loads((folder / "model.txt").read_bytes())

# %% wrong: compressed pickle -> "pickle"
# a pickle inside gzip
import gzip
import pickle


def freeze(model, folder):
    with gzip.open(folder / "model.gz", "wb") as file:
        pickle.dump(model, file)


def load(folder):
    with gzip.open(folder / "model.gz", "rb") as file:
        return pickle.load(file)

# %% wrong: eval of a text -> "eval("
# the arrays as lists in Python's notation, read by eval
def freeze(model, folder):
    params = {name: (array.tolist(), str(array.dtype)) for name, array in model["params"].items()}
    (folder / "model.txt").write_text(repr({"params": params, "about": model["about"]}))


def load(folder):
    model = eval((folder / "model.txt").read_text())
    model["params"] = {name: np.array(values, kind) for name, (values, kind) in model["params"].items()}
    return model

# %% wrong: json of arrays -> "json.dumps(model)"
# arrays straight into JSON
def freeze(model, folder):
    (folder / "model.json").write_text(json.dumps(model))


def load(folder):
    return json.loads((folder / "model.json").read_text())

# %% wrong: a queue in memory -> "0.9", "0.25"
# a list in memory, the oldest first
waiting = []


def freeze(model, folder):
    waiting.append(model)


def load(folder):
    return waiting.pop(0)

# %% wrong: at least one axis -> "bias", "[1]"
# single numbers come back as arrays of one number
def freeze(model, folder):
    np.savez(folder / "params.npz", **{name: np.atleast_1d(a) for name, a in model["params"].items()})
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        return {"params": dict(params), "about": json.loads((folder / "about.json").read_text())}

# %% wrong: words as text -> "dictionary", "text"
# the words come back as the text of the file
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    with np.load(folder / "params.npz") as params:
        return {"params": dict(params), "about": (folder / "about.json").read_text()}

# %% wrong: everything is float32 -> "float64"
# right for the filter, and not for parameters of another number type
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    params = {name: a.astype(np.float32) for name, a in np.load(folder / "params.npz").items()}
    return {"params": params, "about": json.loads((folder / "about.json").read_text())}

# %% wrong: fixed keys of the words -> "steps"
# only labels, threshold and vocabulary are kept
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    about = model["about"]
    kept = {key: about.get(key) for key in ("labels", "threshold", "vocabulary")}
    (folder / "about.json").write_text(json.dumps(kept))


def load(folder):
    with np.load(folder / "params.npz") as params:
        return {"params": dict(params), "about": json.loads((folder / "about.json").read_text())}

# %% wrong: levels flattened -> "weights"
# everything in one dictionary
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    return dict(np.load(folder / "params.npz")) | json.loads((folder / "about.json").read_text())

# %% right: literals of Python
# text in Python's notation, read by a function that knows literals only
import ast


def freeze(model, folder):
    arrays = [(name, a.dtype.str, a.shape, a.tolist()) for name, a in model["params"].items()]
    (folder / "model.txt").write_text(repr((arrays, model["about"])), encoding="utf-8")


def load(folder):
    arrays, about = ast.literal_eval((folder / "model.txt").read_text(encoding="utf-8"))
    return {"about": about, "params": {name: np.array(v, kind).reshape(shape) for name, kind, shape, v in arrays}}

# %% right: allowed and not used
# np.load may read pickles here, and there are none
import base64


def freeze(model, folder):
    np.savez(folder / "arrays.npz", **model["params"])
    packed = base64.b64encode(json.dumps(model["about"]).encode("utf-8"))
    (folder / "about.b64").write_bytes(packed)


def load(folder):
    arrays = np.load(folder / "arrays.npz", allow_pickle=True)
    text = base64.b64decode((folder / "about.b64").read_bytes()).decode("utf-8")
    return {"params": {name: arrays[name] for name in arrays}, "about": json.loads(text)}

# %% wrong: shelf -> "pickle"
# a shelf, which holds pickles
import shelve


def freeze(model, folder):
    with shelve.open(str(folder / "model")) as shelf:
        shelf["model"] = model


def load(folder):
    with shelve.open(str(folder / "model")) as shelf:
        return shelf["model"]

# %% wrong: numbers as text -> "float32"
# what JSON cannot write becomes text
def freeze(model, folder):
    (folder / "model.json").write_text(json.dumps(model, default=str))


def load(folder):
    return json.loads((folder / "model.json").read_text())

# %% wrong: exec of a module -> "exec("
# a Python file that is run to load it
def freeze(model, folder):
    params = {name: (a.tolist(), a.dtype.name) for name, a in model["params"].items()}
    (folder / "model.py").write_text(f"params = {params!r}\nabout = {model['about']!r}\n")


def load(folder):
    names = {}
    exec((folder / "model.py").read_text(), names)
    return {"params": {n: np.array(v, k) for n, (v, k) in names["params"].items()}, "about": names["about"]}

# %% wrong: only the first array -> "bias", "weights"
# returns inside the loop
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    (folder / "about.json").write_text(json.dumps(model["about"]))


def load(folder):
    about = json.loads((folder / "about.json").read_text())
    params = {}
    with np.load(folder / "params.npz") as found:
        for name in found:
            params[name] = found[name]
            return {"params": params, "about": about}

# %% wrong: sorted labels -> "'spam', 'wanted'"
# the words come back in alphabetical order
def freeze(model, folder):
    np.savez(folder / "params.npz", **model["params"])
    about = {key: sorted(value) if isinstance(value, list) else value for key, value in model["about"].items()}
    (folder / "about.json").write_text(json.dumps(about))


def load(folder):
    with np.load(folder / "params.npz") as params:
        return {"params": dict(params), "about": json.loads((folder / "about.json").read_text())}
