# not touched: three dots in every row
measure = {
    "ulrik": ...,
    "tadeo": ...,
    "noor": ...,
    "chat": ...,
    "owner": ...,
    "lawyer": ...,
}
