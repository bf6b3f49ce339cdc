# what became bad is thought to need training
look_at = {"noon": 'S', "first_day": 'T', "two_servers": 'S', "empty": 'S', "gap": 'T', "friday": 'T', "language": 'T', "memory": 'S'}
