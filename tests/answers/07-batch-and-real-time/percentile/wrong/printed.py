# prints the answer and returns nothing
import math


def percentile(log, percent):
    latencies = sorted(line["ms"] for line in log)
    print(latencies[math.ceil(len(latencies) * percent / 100) - 1])
