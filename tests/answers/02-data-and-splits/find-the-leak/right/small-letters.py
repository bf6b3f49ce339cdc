# small letters
leak = {'1': 'n', '2': 'o', '3': 'f', '4': 'o', '5': 'd', '6': 'c'}
