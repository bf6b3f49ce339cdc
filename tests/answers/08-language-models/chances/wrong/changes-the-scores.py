# divides the array that was handed in
def chances(scores, temperature, top_k):
    scores /= temperature
    least = np.sort(scores)[-min(top_k, len(scores))]
    scores[scores < least] = -np.inf
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()
