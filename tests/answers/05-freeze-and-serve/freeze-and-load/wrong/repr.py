# the text that print shows: long arrays would be shortened, and words are no numbers
def freeze(model, folder):
    (folder / "model.txt").write_text(str(model))


def load(folder):
    return (folder / "model.txt").read_text()
