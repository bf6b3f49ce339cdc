# not touched
import math


def percentile(log, percent):
    """percentile([{"ms": 40}, {"ms": 10}, {"ms": 30}, {"ms": 20}], 50) is 20."""
    ...
