# takes the place in the order of arrival
import math


def percentile(log, percent):
    latencies = [line["ms"] for line in log]
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]
