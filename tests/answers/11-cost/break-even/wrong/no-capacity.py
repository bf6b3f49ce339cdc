# does not look at the capacity
import math


def break_even(per_request, per_day, capacity):
    return math.ceil(per_day / per_request)
