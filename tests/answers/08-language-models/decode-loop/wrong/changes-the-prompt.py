# appends to the list that was handed in
def write_on(next_scores, prompt, most, end):
    length = len(prompt)
    for _ in range(most):
        token = int(np.argmax(next_scores(prompt)))
        if token == end:
            break
        prompt.append(token)
    return prompt[length:]
