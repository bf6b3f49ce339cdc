# asks of each latency how many did not exceed it
import math


def percentile(log, percent):
    latencies = [line["ms"] for line in log]
    return min(ms for ms in latencies if sum(other <= ms for other in latencies) * 100 >= percent * len(latencies))
