# numpy's ceil and infinity
import math


def break_even(per_request, per_day, capacity):
    requests = np.ceil(per_day / per_request)
    return np.inf if requests > capacity else requests
