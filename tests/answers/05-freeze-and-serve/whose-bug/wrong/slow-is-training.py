# slow answers are thought to need a better model
look_at = {"noon": 'T', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}
