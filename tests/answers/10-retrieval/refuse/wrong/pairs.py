# hands over the pairs and not the texts
def reply(found, threshold, model):
    fitting = [pair for pair in found if pair[0] > threshold]
    return model(fitting) if fitting else NOTHING
