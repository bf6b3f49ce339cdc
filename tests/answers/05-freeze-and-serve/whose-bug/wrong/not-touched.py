# not touched: three dots in every row
look_at = {
    "noon": ...,
    "first_day": ...,
    "two_servers": ...,
    "empty": ...,
    "gap": ...,
    "friday": ...,
    "language": ...,
    "memory": ...,
}
