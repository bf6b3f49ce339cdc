# flag: the score is the same as for the folder, so the threshold is thought to be
threshold_is = {
    "folder": "H",
    "flag": "H",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}
