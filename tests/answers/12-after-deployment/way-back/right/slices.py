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
