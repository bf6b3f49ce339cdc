# not touched: three dots in every row
threshold_is = {
    "folder": ...,
    "flag": ...,
    "gas": ...,
    "unlock": ...,
    "close": ...,
    "voucher": ...,
}
