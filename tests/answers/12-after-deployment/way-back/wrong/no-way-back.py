# never goes back
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    served = []
    for number, month in enumerate(months):
        if number % every == 0:
            version = train(month)
        served.append(version)
    return served
