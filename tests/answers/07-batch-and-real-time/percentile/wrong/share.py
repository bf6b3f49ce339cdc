# takes a share of the slowest for a percentile
import math


def percentile(log, percent):
    return max(line["ms"] for line in log) * percent / 100
