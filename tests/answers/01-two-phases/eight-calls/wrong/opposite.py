# answers whether the parameters stay the same
changes = {row: row not in "GH" for row in "ABCDEFGH"}
