# letter by letter, row by row
best_way = {}
best_way["churn"] = best_way["weekly_fraud"] = "A"
best_way["home_page"] = "B"
best_way["typing"] = best_way["translation"] = best_way["face"] = "C"
best_way["belt"] = best_way["payment"] = "D"
