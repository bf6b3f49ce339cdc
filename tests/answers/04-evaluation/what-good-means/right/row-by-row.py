# row by row, with a blank that slipped in
measure = {}
measure["ulrik"] = "R"
measure["tadeo"] = "P"
measure["noor"] = "A "
measure["chat"] = "L"
measure["owner"] = "C"
measure["lawyer"] = "S"
