# not touched: three dots in every row
best_way = {
    "typing": ...,
    "churn": ...,
    "belt": ...,
    "home_page": ...,
    "translation": ...,
    "weekly_fraud": ...,
    "face": ...,
    "payment": ...,
}
