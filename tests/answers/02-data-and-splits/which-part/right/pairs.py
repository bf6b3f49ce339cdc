# two lists, put together
rows = ['weights', 'stop', 'compare', 'mistakes', 'report', 'looks']
part = dict(zip(rows, "TVVVSA"))
