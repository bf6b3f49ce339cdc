# the rows one after the other, in another order
known = {}
known["closed"] = False
known["hour"] = True
known["earlier"] = True
known["reply"] = False
known["moves"] = False
known["number"] = True
known["agent"] = False
known["subject"] = True
