# a pickle: quick to write, and it runs whatever code somebody put into it
import pickle


def freeze(model, folder):
    (folder / "model.pkl").write_bytes(pickle.dumps(model))


def load(folder):
    return pickle.loads((folder / "model.pkl").read_bytes())
