# the shortest pause
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return min(earlier - later for earlier, later in zip(ago, [*ago[1:], 0]))
