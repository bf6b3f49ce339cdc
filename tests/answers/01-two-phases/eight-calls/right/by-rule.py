# one rule for all rows: only the last two write
changes = {row: row in "GH" for row in "ABCDEFGH"}
