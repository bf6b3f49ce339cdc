# small letters, row by row
letter = {"noticed": "g", "controlled": "h"}
letter["fast"], letter["languages"], letter["careful"] = "e", "a", "c"
