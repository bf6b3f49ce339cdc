# row by row, with a blank that slipped in
leak = {}
leak["1"] = "N"
leak["2"] = "O "
leak["3"] = "F"
leak["4"] = "O"
leak["5"] = "D"
leak["6"] = "C"
