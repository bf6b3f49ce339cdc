# all rows the wrong way round
look_at = {"noon": 'T', "first_day": 'S', "two_servers": 'T', "empty": 'T', "gap": 'S', "friday": 'T', "language": 'S', "memory": 'T'}
