# collects in a loop and asks at the end
def reply(found, threshold, model):
    fitting = []
    for cosine, text in found:
        if cosine > threshold:
            fitting.append(text)
    return model(fitting) if len(fitting) > 0 else NOTHING
