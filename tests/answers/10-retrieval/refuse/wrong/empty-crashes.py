# looks at the first of nothing
def reply(found, threshold, model):
    if found[0][0] <= threshold:
        return NOTHING
    return model([text for cosine, text in found if cosine > threshold])
