# rounds up, then looks at the capacity
import math


def break_even(per_request, per_day, capacity):
    requests = math.ceil(per_day / per_request)
    return requests if requests <= capacity else math.inf
