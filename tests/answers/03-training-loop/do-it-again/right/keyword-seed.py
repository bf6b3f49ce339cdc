# by number, with the seed by its name
def came_out_otherwise(log, train):
    names = []
    for number in range(len(log)):
        same = train(log[number]["config"], seed=log[number]["seed"]) == log[number]["loss"]
        if not same:
            names.append(log[number]["run"])
    return names
