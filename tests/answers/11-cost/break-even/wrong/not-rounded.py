# leaves half requests
import math


def break_even(per_request, per_day, capacity):
    requests = per_day / per_request
    return requests if requests <= capacity else math.inf
