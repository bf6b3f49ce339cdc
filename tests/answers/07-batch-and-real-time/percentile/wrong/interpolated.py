# numpy's usual percentile lies between two latencies
import math


def percentile(log, percent):
    return np.percentile([line["ms"] for line in log], percent)
