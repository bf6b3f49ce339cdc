# sorts the slowest to the front
import math


def percentile(log, percent):
    latencies = sorted((line["ms"] for line in log), reverse=True)
    return latencies[math.ceil(len(latencies) * percent / 100) - 1]
