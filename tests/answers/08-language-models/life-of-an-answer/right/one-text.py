# one text of letters, given out place by place
places = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
the_answer = dict(zip(places, "DGCAFEB"))
