# small letters
output = {'inbox': 'c', 'parcel': 'n', 'help': 'r', 'summary': 't', 'fraud': 'n', 'tents': 'r'}
