# rounds up by rounding the negative down
import math


def break_even(per_request, per_day, capacity):
    requests = -int(-per_day // per_request)
    if requests <= capacity:
        return requests
    return math.inf
