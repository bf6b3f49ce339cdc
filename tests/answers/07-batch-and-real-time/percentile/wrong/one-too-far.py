# forgets that the first has place 0
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[min(math.ceil(len(latencies) * percent / 100), len(latencies) - 1)]
