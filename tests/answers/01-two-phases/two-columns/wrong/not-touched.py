# not touched: three dots in every row
training_is = {
    "time": ...,
    "machine": ...,
    "team": ...,
    "cost": ...,
    "risk": ...,
}
