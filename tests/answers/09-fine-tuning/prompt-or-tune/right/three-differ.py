# first all prompts, then the three that differ
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "P")
for row in ("form", "voice", "phone"):
    first_try[row] = "F"
