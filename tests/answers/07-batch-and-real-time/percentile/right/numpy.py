# lets numpy take one that is in the log
import math


def percentile(log, percent):
    return np.percentile([line["ms"] for line in log], percent, method="inverted_cdf")
