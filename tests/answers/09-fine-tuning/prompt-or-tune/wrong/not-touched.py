# not touched: three dots in every row
first_try = {
    "tutor": ...,
    "form": ...,
    "returns": ...,
    "voice": ...,
    "party": ...,
    "phone": ...,
}
