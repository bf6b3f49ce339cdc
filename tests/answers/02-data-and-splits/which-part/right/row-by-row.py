# row by row, with a blank that slipped in
part = {}
part["weights"] = "T"
part["stop"] = "V "
part["compare"] = "V"
part["mistakes"] = "V"
part["report"] = "S"
part["looks"] = "A"
