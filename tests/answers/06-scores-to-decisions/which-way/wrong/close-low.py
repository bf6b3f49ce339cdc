# close: abuse is thought to be stopped early
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "L",
    "voucher": "L",
}
