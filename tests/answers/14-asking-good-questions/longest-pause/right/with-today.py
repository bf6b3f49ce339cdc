# puts today behind the last training
def longest_pause(record):
    ago = sorted([row["days_ago"] for row in record] + [0])
    return max([later - earlier for earlier, later in zip(ago, ago[1:])])
