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
