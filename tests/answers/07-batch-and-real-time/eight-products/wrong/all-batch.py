# batch for everything, because it is cheaper
best_way = {
    "typing": "B",
    "churn": "A",
    "belt": "B",
    "home_page": "B",
    "translation": "B",
    "weekly_fraud": "A",
    "face": "B",
    "payment": "A",
}
