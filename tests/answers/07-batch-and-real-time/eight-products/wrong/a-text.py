# all letters in one text
best_way = "CADBCACD"
