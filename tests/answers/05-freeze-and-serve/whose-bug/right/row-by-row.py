# row by row, into an empty table
look_at = {}
look_at["noon"] = 'S'
look_at["first_day"] = 'T'
look_at["two_servers"] = 'S'
look_at["empty"] = 'S'
look_at["gap"] = 'T'
look_at["friday"] = 'S'
look_at["language"] = 'T'
look_at["memory"] = 'S'
