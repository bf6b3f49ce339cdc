# gas: a serious matter is thought to ask for certainty
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "H",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}
