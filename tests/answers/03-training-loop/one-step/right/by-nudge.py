# each slope by a nudge of its weight, as in the cell above, without the formula
def one_step(weights, table, labels, rate):
    def mean_loss(w):
        scores = table @ w
        return np.mean(np.logaddexp(0, scores) - labels * scores)

    slopes = [(mean_loss(weights + nudge) - mean_loss(weights - nudge)) / 2e-4 for nudge in 1e-4 * np.eye(len(weights))]
    return weights - rate * np.array(slopes)
