# rounds up with whole numbers alone
import math


def percentile(log, percent):
    latencies = np.sort([line["ms"] for line in log])
    return float(latencies[-(-len(log) * percent // 100) - 1])
