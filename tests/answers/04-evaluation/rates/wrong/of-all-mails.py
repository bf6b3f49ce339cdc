# divides by all counted mails, as accuracy would
def rates(hits, false_alarms, misses):
    all_mails = hits + false_alarms + misses
    share = hits / all_mails if all_mails else 0.0
    return share, share, share
