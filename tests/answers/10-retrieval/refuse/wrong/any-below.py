# refuses as soon as one chunk does not fit
def reply(found, threshold, model):
    if not found or min(cosine for cosine, text in found) <= threshold:
        return NOTHING
    return model([text for cosine, text in found])
