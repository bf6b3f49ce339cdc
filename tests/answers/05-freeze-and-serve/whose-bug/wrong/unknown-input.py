# an empty mail is thought to be missing from training
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'T', "gap": 'T', "friday": 'S', "language": 'T', "memory": 'S'}
