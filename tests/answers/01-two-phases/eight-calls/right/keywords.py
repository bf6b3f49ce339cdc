# dict with keywords, in another order
changes = dict(H=True, G=True, F=False, E=False, D=False, C=False, B=False, A=False)
