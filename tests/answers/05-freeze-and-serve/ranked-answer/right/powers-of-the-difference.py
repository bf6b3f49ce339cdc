# each probability from the differences to all scores; the order by plain Python
def rank(logits, labels, top):
    scores = [float(score) for score in logits]
    with np.errstate(over="ignore"):
        shares = [float(1 / np.sum(np.exp(np.array(scores) - score))) for score in scores]
    places = sorted(range(len(scores)), key=lambda place: shares[place], reverse=True)
    return [(labels[place], shares[place]) for place in places[:top]]
