# gives the line and not its latency
import math


def percentile(log, percent):
    lines = sorted(log, key=lambda line: line["ms"])
    return lines[math.ceil(len(lines) * percent / 100) - 1]
