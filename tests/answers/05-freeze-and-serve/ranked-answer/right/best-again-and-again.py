# takes the best one away, again and again; pairs as lists
def rank(logits, labels, top):
    scores = np.array(logits, dtype=float)
    shares = np.exp(scores - np.max(scores)) / np.sum(np.exp(scores - np.max(scores)))
    answer, left = [], list(range(len(scores)))
    while left and len(answer) < top:
        best = max(left, key=lambda place: shares[place])
        left.remove(best)
        answer.append([labels[best], float(shares[best])])
    return answer
