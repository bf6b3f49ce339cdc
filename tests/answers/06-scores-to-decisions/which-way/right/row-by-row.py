# first all low, then the three that differ
threshold_is = dict.fromkeys(["folder", "flag", "gas", "unlock", "close", "voucher"], "L")
for row in ("folder", "unlock", "close"):
    threshold_is[row] = "H"
