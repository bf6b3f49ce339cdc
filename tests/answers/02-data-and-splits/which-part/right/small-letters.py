# small letters
part = {'weights': 't', 'stop': 'v', 'compare': 'v', 'mistakes': 'v', 'report': 's', 'looks': 'a'}
