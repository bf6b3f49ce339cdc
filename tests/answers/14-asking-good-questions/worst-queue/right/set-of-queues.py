# one pass for each queue, with numpy
def worst_queue(trial):
    shares = {}
    for queue in {row["queue"] for row in trial}:
        shares[queue] = np.mean([row["right"] for row in trial if row["queue"] == queue])
    worst = sorted(shares, key=shares.get)[0]
    return [worst, shares[worst]]
