# takes the rows in the order in which they come
def longest_pause(record):
    ago = [row["days_ago"] for row in record]
    return max(earlier - later for earlier, later in zip(ago, [*ago[1:], 0]))
