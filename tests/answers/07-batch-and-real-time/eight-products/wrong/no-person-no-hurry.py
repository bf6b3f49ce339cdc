# where no person watches, a batch is thought to do
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "A",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "A",
}
