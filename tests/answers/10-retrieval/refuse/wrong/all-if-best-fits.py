# where the best fits, everything goes in
def reply(found, threshold, model):
    if not found or found[0][0] <= threshold:
        return NOTHING
    return model([text for cosine, text in found])
