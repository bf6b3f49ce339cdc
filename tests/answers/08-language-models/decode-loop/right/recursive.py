# calls itself with a longer prompt
def write_on(next_scores, prompt, most, end):
    if most == 0:
        return []
    token = int(np.argmax(next_scores(list(prompt))))
    if token == end:
        return []
    return [token] + write_on(next_scores, list(prompt) + [token], most - 1, end)
