# the same answer in every row
look_at = {"noon": 'S', "first_day": 'S', "two_servers": 'S', "empty": 'S', "gap": 'S', "friday": 'S', "language": 'S', "memory": 'S'}
