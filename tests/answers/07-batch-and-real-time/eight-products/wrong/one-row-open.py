# one row still holds its three dots
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": ...,
    "payment": "D",
}
