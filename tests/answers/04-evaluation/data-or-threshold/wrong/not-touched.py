# not touched: three dots in every row
mend = {
    "spam": ...,
    "polish": ...,
    "charger": ...,
    "fraud": ...,
    "returns": ...,
    "urgent": ...,
}
