# stricter is thought to be safer in every case
threshold_is = dict.fromkeys(["folder", "flag", "gas", "unlock", "close", "voucher"], "H")
