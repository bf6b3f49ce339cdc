# the format of the library
from safetensors.numpy import load_file, save_file


def freeze(model, folder):
    save_file({name: np.asarray(a) for name, a in model["params"].items()}, folder / "params.safetensors")
    (folder / "about.json").write_text(json.dumps(model["about"], ensure_ascii=False), "utf-8")


def load(folder):
    about = json.loads((folder / "about.json").read_text("utf-8"))
    return {"about": about, "params": load_file(folder / "params.safetensors")}
