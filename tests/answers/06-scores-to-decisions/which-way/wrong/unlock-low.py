# unlock: thinks of the owner who has to try again
threshold_is = {
    "folder": "H",
    "flag": "L",
    "gas": "L",
    "unlock": "L",
    "close": "H",
    "voucher": "L",
}
