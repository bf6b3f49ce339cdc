# high is thought to catch more
threshold_is = {
    "folder": "L",
    "flag": "H",
    "gas": "H",
    "unlock": "L",
    "close": "L",
    "voucher": "H",
}
