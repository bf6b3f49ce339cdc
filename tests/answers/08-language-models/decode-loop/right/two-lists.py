# keeps the new ones in a list of their own
def write_on(next_scores, prompt, most, end):
    new = []
    while len(new) < most:
        scores = next_scores(prompt + new)
        best = int(scores.argmax())
        if best == end:
            return new
        new.append(best)
    return new
