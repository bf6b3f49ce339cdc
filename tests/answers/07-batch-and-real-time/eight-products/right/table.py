# the table, filled in
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "D",
}
