# two lists, put together
rows = "typing churn belt home_page translation weekly_fraud face payment".split()
best_way = dict(zip(rows, "CADBCACD"))
