# takes the mean for the middle
import math


def percentile(log, percent):
    return sum(line["ms"] for line in log) / len(log)
