# divides, and catches what cannot be divided
def rates(hits, false_alarms, misses):
    def share(part, whole):
        try:
            return part / whole
        except ZeroDivisionError:
            return 0.0

    return share(hits, hits + false_alarms), share(hits, hits + misses), share(2 * hits, 2 * hits + false_alarms + misses)
