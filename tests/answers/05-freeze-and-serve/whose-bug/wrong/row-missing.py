# the last row was forgotten
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T'}
