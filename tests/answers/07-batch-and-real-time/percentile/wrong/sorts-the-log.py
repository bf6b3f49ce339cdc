# sorts the log itself
import math


def percentile(log, percent):
    log.sort(key=lambda line: line["ms"])
    return log[math.ceil(len(log) * percent / 100) - 1]["ms"]
