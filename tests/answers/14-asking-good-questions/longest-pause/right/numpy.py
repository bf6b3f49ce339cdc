# differences by numpy, today added
def longest_pause(record):
    ago = np.sort([0, *(row["days_ago"] for row in record)])
    return int(np.diff(ago).max())
