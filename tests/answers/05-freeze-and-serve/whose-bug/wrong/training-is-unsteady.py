# two answers to one mail are thought to come from chance in training
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'T', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}
