# real time for everything, because new is better
best_way = {
    "typing": "C",
    "churn": "C",
    "belt": "D",
    "home_page": "C",
    "translation": "C",
    "weekly_fraud": "C",
    "face": "C",
    "payment": "D",
}
