# takes every log to have a hundred lines
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    return latencies[percent * len(latencies) // 100 - 1]
