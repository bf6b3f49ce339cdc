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

# %% right: linked
# each version knows the one before it
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    node = None
    result = []
    for i in range(len(months)):
        if i % every == 0:
            node = (train(months[i]), node)
        version, before = node
        result.append(version)
        if before is not None and quality(version, months[i]) < quality(before[0], months[i]) - allowed:
            node = before
    return result

# %% right: recursion
# one month, then the rest
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    def rest(i, stack):
        if i == len(months):
            return []
        if i % every == 0:
            stack = stack + (train(months[i]),)
        now = stack[-1]
        worse = len(stack) > 1 and quality(stack[-2], months[i]) - quality(now, months[i]) > allowed
        return [now] + rest(i + 1, stack[:-1] if worse else stack)

    return rest(0, ())

# %% right: deque
# a deque for the versions, and a tuple comes back
from collections import deque


def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions = deque()
    served = deque()
    countdown = 0
    for month in months:
        if countdown == 0:
            versions.append(train(month))
            countdown = every
        countdown -= 1
        served.append(versions[-1])
        if len(versions) >= 2:
            last, previous = quality(versions[-1], month), quality(versions[-2], month)
            if previous - last > allowed:
                versions.pop()
    return served

# %% right: class
# a small class with two methods
class Shelf:
    def __init__(self):
        self.versions = []

    def promote(self, version):
        self.versions.append(version)

    def roll_back(self):
        del self.versions[-1]


def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    shelf = Shelf()
    served = []
    due = set(range(0, len(months), every))
    for number, month in enumerate(months):
        if number in due:
            shelf.promote(train(month))
        served.append(shelf.versions[-1])
        qualities = [quality(version, month) for version in shelf.versions]
        if len(qualities) > 1 and qualities[-1] < qualities[-2] - allowed:
            shelf.roll_back()
    return served

# %% right: pointer
# an index that points at the version in service
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions = {}
    place = -1
    served = [None] * len(months)
    for n, month in enumerate(months):
        if not n % every:
            place += 1
            versions[place] = train(month)
        served[n] = versions[place]
        if place > 0:
            loss = quality(versions[place - 1], month) - quality(versions[place], month)
            place -= int(loss > allowed)
    return served

# %% right: generator
# a generator inside, a list outside
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    def run():
        stack = []
        for n, month in enumerate(months):
            if n % every == 0:
                stack.append(train(month))
            yield stack[-1]
            if stack[1:] and quality(stack[-1], month) + allowed < quality(stack[-2], month):
                stack.pop()

    return list(run())

# %% wrong: at the boundary -> "by exactly the 2", "stays in April"
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

# %% wrong: looks first -> "serves in March", "April"
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

# %% wrong: no way back -> "back in April"
# never goes back
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    served = []
    for number, month in enumerate(months):
        if number % every == 0:
            version = train(month)
        served.append(version)
    return served

# %% wrong: only when new -> "turns bad in May", "each month"
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

# %% wrong: to the first -> "compared with that of March"
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

# %% wrong: several steps in one month -> "One step back a month", "v-Apr in August"
# a while loop goes back as far as it helps
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        while len(versions) > 1 and quality(versions[-1], month) < quality(versions[-2], month) - allowed:
            versions.pop()
    return served

# %% wrong: to the best of all -> "One step back a month", "v-Apr in August"
# goes back to the best version that was ever made
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if len(versions) > 1 and quality(versions[-1], month) < quality(versions[-2], month) - allowed:
            best = max(versions, key=lambda version: quality(version, month))
            versions = versions[: versions.index(best) + 1]
    return served

# %% wrong: taken back stays -> "March is gone for good", "back in June"
# compares with the last version made, taken back or not
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    made, served = [], []
    now = None
    for number, month in enumerate(months):
        if number % every == 0:
            now = train(month)
            made.append(now)
        served.append(now)
        if len(made) > 1 and now == made[-1] and quality(made[-1], month) < quality(made[-2], month) - allowed:
            now = made[-2]
    return served

# %% wrong: allowed forgotten -> "by exactly the 2"
# goes back for any loss
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if len(versions) > 1 and quality(versions[-1], month) < quality(versions[-2], month):
            versions.pop()
    return served

# %% wrong: other direction -> "v-Jan is back in April"
# goes back if the new one is better
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if len(versions) > 1 and quality(versions[-1], month) > quality(versions[-2], month) + allowed:
            versions.pop()
    return served

# %% wrong: trains each month -> "'Feb'", "January, April and July"
# trains in every month and uses it in some
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        new = train(month)
        if number % every == 0:
            versions.append(new)
        served.append(versions[-1])
        if len(versions) > 1 and quality(versions[-1], month) < quality(versions[-2], month) - allowed:
            versions.pop()
    return served

# %% wrong: counted from 1 -> "January, March and May"
# the first new version comes one month early
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [train(months[0])], []
    for number, month in enumerate(months, start=1):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if len(versions) > 1 and quality(versions[-1], month) < quality(versions[-2], month) - allowed:
            versions.pop()
    return served

# %% wrong: quality of the first month -> "turns bad in May", "that month's quality"
# measures both in the month in which the new one came
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served, came = [], [], None
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
            came = month
        served.append(versions[-1])
        if len(versions) > 1 and quality(versions[-1], came) < quality(versions[-2], came) - allowed:
            versions.pop()
    return served

# %% wrong: quality kept -> "turns bad in May"
# remembers the quality that each version had at the start
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            version = train(month)
            versions.append((version, quality(version, month)))
        served.append(versions[-1][0])
        if len(versions) > 1 and versions[-1][1] < versions[-2][1] - allowed:
            versions.pop()
    return served

# %% wrong: one version only -> "asks for a list", "v-Apr"
# returns the version in service at the end
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions = []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        now = versions[-1]
        if len(versions) > 1 and quality(versions[-1], month) < quality(versions[-2], month) - allowed:
            versions.pop()
    return now

# %% wrong: with itself in the month before -> "'v-Mar', 'v-Mar'", "back in April"
# compares a version with its own quality a month earlier
def serve(months, every, train, quality, allowed):
    """The version in service in each month, with a way back at each month's end."""
    versions, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
        served.append(versions[-1])
        if number > 0 and len(versions) > 1:
            if quality(versions[-1], month) < quality(versions[-1], months[number - 1]) - allowed:
                versions.pop()
    return served

# %% right: linked pairs
# each version knows the one before it
def serve(months, every, train, quality, allowed):
    now, history = None, []
    for number, month in enumerate(months):
        if not number % every:
            now = (train(month), now)
        version, before = now
        history.append(version)
        if before is not None and quality(before[0], month) - quality(version, month) > allowed:
            now = before
    return history

# %% right: generator with a countdown
# counts down to the next training run and yields the version in service
def serve(months, every, train, quality, allowed):
    def run():
        stack, left = [], 0
        for month in months:
            if left == 0:
                stack.append(train(month))
                left = every
            left -= 1
            yield stack[-1]
            match stack:
                case [*_, old, new] if quality(new, month) < quality(old, month) - allowed:
                    del stack[-1]

    return list(run())

# %% wrong: back in the same month -> "back in April"
# puts the old version into the list for the month that was measured
def serve(months, every, train, quality, allowed):
    stack, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            stack.append(train(month))
        if len(stack) > 1 and quality(stack[-1], month) < quality(stack[-2], month) - allowed:
            stack.pop()
        served.append(stack[-1])
    return served

# %% wrong: measured only in months with a new version -> "month"
# looks whether to go back only after a training run
def serve(months, every, train, quality, allowed):
    stack, served = [], []
    for number, month in enumerate(months):
        new = number % every == 0
        if new:
            stack.append(train(month))
        served.append(stack[-1])
        if new and len(stack) > 1 and quality(stack[-1], month) < quality(stack[-2], month) - allowed:
            stack.pop()
    return served

# %% wrong: all the way back at once -> "One step back a month"
# goes on going back in one month
def serve(months, every, train, quality, allowed):
    stack, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            stack.append(train(month))
        served.append(stack[-1])
        while len(stack) > 1 and quality(stack[-1], month) < quality(stack[-2], month) - allowed:
            stack.pop()
    return served

# %% wrong: a small loss is enough -> "allowed"
# goes back if the loss is exactly what is allowed
def serve(months, every, train, quality, allowed):
    stack, served = [], []
    for number, month in enumerate(months):
        if number % every == 0:
            stack.append(train(month))
        served.append(stack[-1])
        if len(stack) > 1 and quality(stack[-2], month) - quality(stack[-1], month) >= allowed:
            stack.pop()
    return served

# %% wrong: the one taken back is compared again -> "gone"
# keeps all versions, and the version before is the one trained before
def serve(months, every, train, quality, allowed):
    versions, served, now = [], [], 0
    for number, month in enumerate(months):
        if number % every == 0:
            versions.append(train(month))
            now = len(versions) - 1
        served.append(versions[now])
        if now > 0 and quality(versions[now], month) < quality(versions[now - 1], month) - allowed:
            now = now - 1
    return served
