# %% right: slices
# the list is cut, not popped
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    past = []
    served = []
    for place, month in enumerate(list(months)):
        past = past + [train(month)] if place % every == 0 else past
        served.append(past[-1])
        worse = len(past) >= 2 and quality(past[-1], month) + allowed < quality(past[-2], month)
        past = past[:-1] if worse else past
    return served

# %% right: stack
# a list of versions, the newest last
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if len(versions) > 1:
            now, before = (quality(version, month) for version in (versions[-1], versions[-2]))
            if now < before - allowed:
                versions.pop()
    return served

# %% right: two names
# the newest apart, the older ones in a list
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    serving, older, served = None, [], []
    wait = 0
    for month in months:
        if wait == 0:
            if serving is not None:
                older.append(serving)
            serving = train(month)
            wait = every
        wait -= 1
        served = served + [serving]
        if older and quality(older[-1], month) - quality(serving, month) > allowed:
            serving = older.pop()
    return served

# %% wrong: at the boundary
# goes back where it is worse by what is allowed
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if len(versions) > 1:
            now, before = (quality(version, month) for version in (versions[-1], versions[-2]))
            if now <= before - allowed:
                versions.pop()
    return served

# %% wrong: looks first
# goes back before the month has been served
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        if len(versions) > 1:
            now, before = (quality(version, month) for version in (versions[-1], versions[-2]))
            if now < before - allowed:
                versions.pop()
        served.append(versions[-1])
    return served

# %% wrong: no way back
# never goes back
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    served = []
    for number, month in enumerate(months):
        if number % every == 0:
            version = train(month)
        served.append(version)
    return served

# %% wrong: only when new
# compares only in the month of a new version
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if number % every == 0 and len(versions) > 1:
            now, before = (quality(version, month) for version in (versions[-1], versions[-2]))
            if now < before - allowed:
                versions.pop()
    return served

# %% wrong: to the first
# goes back to the very first version
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if len(versions) > 1:
            now, before = (quality(version, month) for version in (versions[-1], versions[-2]))
            if now < before - allowed:
                versions = versions[:1]
    return served
