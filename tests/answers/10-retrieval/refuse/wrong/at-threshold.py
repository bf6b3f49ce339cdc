# at the threshold counts as above it
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine >= threshold]
    return model(fitting) if fitting else NOTHING
