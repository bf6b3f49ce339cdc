# row by row, with a blank that slipped in
the_loop = {"first": "E", "second": "G", "third": "B "}
the_loop["fourth"], the_loop["fifth"] = "D", "H"
the_loop["sixth"], the_loop["seventh"] = "A", "F"
the_loop["eighth"] = "C"
