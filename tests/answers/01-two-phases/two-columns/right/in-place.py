# row by row, with a blank that slipped in
training_is = {}
training_is["time"] = training_is["team"] = "A"
training_is["machine"] = training_is["cost"] = "B "
training_is["risk"] = "B"
