# both frauds are thought to need real time
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "D",
    "face": "C",
    "payment": "D",
}
