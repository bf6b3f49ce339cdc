# first those that are, then all others
those = ["noon", "two_servers", "empty", "friday", "memory"]
look_at = {row: "S" if row in those else "T" for row in ["noon", "first_day", "two_servers", "empty", "gap", "friday", "language", "memory"]}
