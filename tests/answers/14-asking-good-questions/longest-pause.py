# %% right: last apart
# the last pause is looked at by itself
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    longest = ago[-1]
    for place in range(len(ago) - 1):
        longest = max(longest, ago[place] - ago[place + 1])
    return longest

# %% right: numpy
# differences by numpy, today added
def longest_pause(record):
    ago = np.sort([0, *(row["days_ago"] for row in record)])
    return int(np.diff(ago).max())

# %% right: with today
# puts today behind the last training
def longest_pause(record):
    ago = sorted([row["days_ago"] for row in record] + [0])
    return max([later - earlier for earlier, later in zip(ago, ago[1:])])

# %% wrong: mean pause
# the mean pause
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    pauses = [earlier - later for earlier, later in zip(ago, [*ago[1:], 0])]
    return sum(pauses) / len(pauses)

# %% wrong: not sorted
# takes the rows in the order in which they come
def longest_pause(record):
    ago = [row["days_ago"] for row in record]
    return max(earlier - later for earlier, later in zip(ago, [*ago[1:], 0]))

# %% wrong: only dots deleted
# only the dots are deleted
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return max(earlier - later for earlier, later in zip(ago, ago[1:]))

# %% wrong: only since the last
# only the pause until today
def longest_pause(record):
    return min(row["days_ago"] for row in record)

# %% wrong: shortest
# the shortest pause
def longest_pause(record):
    ago = sorted((row["days_ago"] for row in record), reverse=True)
    return min(earlier - later for earlier, later in zip(ago, [*ago[1:], 0]))

# %% wrong: whole time
# from the first training until today
def longest_pause(record):
    return max(row["days_ago"] for row in record)
