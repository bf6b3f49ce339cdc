# leaves out what lies at the threshold or below
def reply(found, threshold, model):
    texts = [pair[1] for pair in found if not pair[0] <= threshold]
    if texts == []:
        return NOTHING
    return model(texts)
