# row by row, with a blank that slipped in
mend = {}
mend["spam"] = "T"
mend["polish"] = "D"
mend["charger"] = "D "
mend["fraud"] = "T"
mend["returns"] = "D"
mend["urgent"] = "D"
