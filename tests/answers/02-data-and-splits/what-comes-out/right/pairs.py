# two lists, put together
rows = ['inbox', 'parcel', 'help', 'summary', 'fraud', 'tents']
output = dict(zip(rows, "CNRTNR"))
