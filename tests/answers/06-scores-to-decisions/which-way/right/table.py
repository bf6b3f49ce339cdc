# the table, filled in
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "L",
}
