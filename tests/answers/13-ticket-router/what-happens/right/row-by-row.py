# the rows one after the other, in another order
workflow = {}
workflow["nan"] = "F"
workflow["wrong"] = "Q"
workflow["french"] = "T"
workflow["away"] = "F"
workflow["empty"] = "F"
workflow["line"] = "T"
workflow["two"] = "T"
workflow["plain"] = "Q"
