# a list instead of the table
look_at = ["S", "T", "S", "S", "T", "S", "T", "S"]
