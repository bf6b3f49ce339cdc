# an empty answer of the model is replaced too
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    return (fitting and model(fitting)) or NOTHING
