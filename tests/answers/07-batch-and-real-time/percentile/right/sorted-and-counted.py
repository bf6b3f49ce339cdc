# sorts, counts, rounds up
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    counted = math.ceil(len(latencies) * percent / 100)
    return latencies[counted - 1]
