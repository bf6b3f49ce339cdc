# sorts, and so loses whose probability it is
def chances(scores, temperature, top_k):
    scaled = np.sort(np.asarray(scores) / temperature)[::-1]
    raised = np.exp(scaled - scaled.max())
    raised[top_k:] = 0
    return raised / raised.sum()
