# the mean pause
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    pauses = [earlier - later for earlier, later in zip(ago, [*ago[1:], 0])]
    return sum(pauses) / len(pauses)
