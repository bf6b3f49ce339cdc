# a person and a process that wait are taken for each other
best_way = {
    "typing": "D",
    "churn": "A",
    "belt": "C",
    "home_page": "B",
    "translation": "D",
    "weekly_fraud": "A",
    "face": "D",
    "payment": "C",
}
