# not touched
def freeze(model, folder):
    ...


def load(folder):
    ...
