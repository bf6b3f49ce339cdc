# voucher: every voucher is thought to be money thrown away
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "H",
    "close": "H",
    "voucher": "H",
}
