# goes up through the sorted log until enough requests are counted
import math


def percentile(log, percent):
    for place, ms in enumerate(sorted(line["ms"] for line in log), start=1):
        if place * 100 >= percent * len(log):
            return ms
