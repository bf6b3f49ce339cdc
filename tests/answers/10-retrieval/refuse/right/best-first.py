# looks at the best one before it makes the list
def reply(found, threshold, model):
    best = max((cosine for cosine, _ in found), default=threshold)
    if best <= threshold:
        return NOTHING
    return model(list(text for cosine, text in found if threshold < cosine))
