# the last pause is looked at by itself
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    longest = ago[-1]
    for place in range(len(ago) - 1):
        longest = max(longest, ago[place] - ago[place + 1])
    return longest
