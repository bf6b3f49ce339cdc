# the rows in small letters: names are thought to be read in either case
changes = {row: row in "gh" for row in "abcdefgh"}
