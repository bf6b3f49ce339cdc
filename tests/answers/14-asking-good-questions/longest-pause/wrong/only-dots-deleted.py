# only the dots are deleted
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return max(earlier - later for earlier, later in zip(ago, ago[1:]))
