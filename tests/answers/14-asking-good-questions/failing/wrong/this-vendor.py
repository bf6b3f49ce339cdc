# the answer of the visitor, for every vendor
def failing(seller):
    return ["data", "speed", "watch"]
