# two lists, put together
rows = ['1', '2', '3', '4', '5', '6']
leak = dict(zip(rows, "NOFODC"))
