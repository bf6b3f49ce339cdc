# by arrays of truths
def card(truth, answers, rare):
    known, given = np.array(truth, str), np.array(answers, str)
    routed, belongs = given != "Triage", known == rare

    def share(part, whole):
        return float(part.sum() / whole.sum()) if whole.any() else 0.0

    everything = np.ones(len(known), bool)
    return (
        share(routed, everything),
        share(routed & (known == given), routed),
        share(belongs & (given == rare), belongs),
        share(belongs & routed & (given != rare), belongs),
    )
