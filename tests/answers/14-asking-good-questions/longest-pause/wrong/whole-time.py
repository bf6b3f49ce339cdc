# from the first training until today
def longest_pause(record):
    return max(row["days_ago"] for row in record)
