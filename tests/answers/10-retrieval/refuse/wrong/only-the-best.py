# gives the model the best text alone
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    return model(fitting[:1]) if fitting else NOTHING
