# only the pause until today
def longest_pause(record):
    return min(row["days_ago"] for row in record)
