# recommendations are thought to need a model at each visit
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "C",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "D",
}
