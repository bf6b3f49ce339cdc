# words instead of letters
best_way = dict.fromkeys("typing churn belt home_page translation weekly_fraud face payment".split(), "real time")
