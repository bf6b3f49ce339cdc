# small letters
best_way = {
    "typing": "c",
    "churn": "a",
    "belt": "d",
    "home_page": "b",
    "translation": "c",
    "weekly_fraud": "a",
    "face": "c",
    "payment": "d",
}
