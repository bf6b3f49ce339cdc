# the team's list is taken for a look-up
best_way = {
    "typing": "C",
    "churn": "B",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "B",
    "face": "C",
    "payment": "D",
}
