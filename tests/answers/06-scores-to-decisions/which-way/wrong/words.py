# words instead of letters
threshold_is = {
    "folder": "high",
    "flag": "low",
    "gas": "low",
    "unlock": "high",
    "close": "high",
    "voucher": "low",
}
