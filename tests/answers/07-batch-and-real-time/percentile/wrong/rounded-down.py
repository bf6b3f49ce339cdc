# rounds the count down
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[max(int(len(latencies) * percent / 100) - 1, 0)]
