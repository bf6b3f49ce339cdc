# not touched: three dots in every row
paid = {
    "backward": ...,
    "moments": ...,
    "second_rate": ...,
    "slices": ...,
    "tokens": ...,
    "api": ...,
    "idle": ...,
    "room": ...,
}
