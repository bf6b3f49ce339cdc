# first those that are, then all others
those = ["subject", "capitals", "end"]
differs = {row: True if row in those else False for row in ["subject", "capitals", "apostrophes", "marks", "long_numbers", "end", "order", "repeats"]}
