# the payment's check is put into the nightly job
best_way = {
    "typing": "C",
    "churn": "A",
    "belt": "D",
    "home_page": "B",
    "translation": "C",
    "weekly_fraud": "A",
    "face": "C",
    "payment": "A",
}
