# the rising loss is thought to come from service
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'S', "friday": 'S', "language": 'T', "memory": 'S'}
