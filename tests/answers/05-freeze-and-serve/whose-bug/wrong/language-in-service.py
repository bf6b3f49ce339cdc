# bad for some customers is thought to be a fault of serving
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'S', "memory": 'S'}
