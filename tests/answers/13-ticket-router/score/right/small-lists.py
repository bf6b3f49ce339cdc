# one small list for each share, and its mean
def card(truth, answers, rare):
    def mean(values):
        values = list(values)
        return sum(values) / len(values) if len(values) > 0 else 0.0

    pairs = list(zip(truth, answers))
    of_rare = [given for known, given in pairs if known == rare]
    return np.array(
        [
            mean(given != "Triage" for _, given in pairs),
            mean(known == given for known, given in pairs if given != "Triage"),
            mean(given == rare for given in of_rare),
            mean(given != rare and given != "Triage" for given in of_rare),
        ]
    )
