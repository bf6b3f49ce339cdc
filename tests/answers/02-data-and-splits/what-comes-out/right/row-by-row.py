# row by row, with a blank that slipped in
output = {}
output["inbox"] = "C"
output["parcel"] = "N "
output["help"] = "R"
output["summary"] = "T"
output["fraud"] = "N"
output["tents"] = "R"
