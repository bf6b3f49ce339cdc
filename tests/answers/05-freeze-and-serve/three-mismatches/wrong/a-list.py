# a list instead of the table
differs = [True, True, False, False, False, True, False, False]
