# keeps only those above the k-th
def chances(scores, temperature, top_k):
    scaled = np.asarray(scores) / temperature
    least = np.sort(scaled)[-min(top_k, len(scaled))]
    raised = np.where(scaled <= least, 0, np.exp(scaled - scaled.max()))
    return raised / max(raised.sum(), 1e-9)
