# memory is thought to be a matter of training alone
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'T'}
