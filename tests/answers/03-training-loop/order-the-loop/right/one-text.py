# the letters in a row, put to their places
places = "first second third fourth fifth sixth seventh eighth".split()
the_loop = dict(zip(places, "EGBDHAFC"))
