# by the number of the sentence
meaning = {f"meeting_{n}": x for n, x in enumerate("CABDE", start=1)}
