# letter by letter, row by row
paid = {}
paid["backward"] = paid["moments"] = paid["second_rate"] = paid["slices"] = "T"
paid["tokens"] = paid["api"] = "I"
paid["idle"] = paid["room"] = "H"
