# %% right: a set
# starts from all and takes away those that hold
def failing(seller):
    topics = set(vendor.TOPICS)
    for claim in vendor.BROCHURE:
        answer = vendor.ask(seller, claim.topic, "evidence")
        found = vendor.measure(claim.topic, answer.record)
        if interview.holds(claim, found):
            topics.remove(claim.topic)
    return topics

# %% right: comprehension
# two small steps in one comprehension
def failing(seller):
    def measured(topic):
        return vendor.measure(topic, vendor.ask(seller, topic, "evidence").record)

    return [
        c.topic
        for c in vendor.BROCHURE
        if (measured(c.topic) < c.limit and c.at_least) or (measured(c.topic) > c.limit and not c.at_least)
    ]

# %% right: sign
# turns the direction round by a sign
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        sign = -1 if claim.at_least else 1
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, how="evidence").record)
        if sign * found > sign * claim.limit:
            topics.append(claim.topic)
    return topics

# %% right: filter
# filter with a helper
def breaks(seller, claim):
    found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
    return not (found >= claim.limit if claim.at_least else found <= claim.limit)


def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    return [claim.topic for claim in filter(lambda claim: breaks(seller, claim), vendor.BROCHURE)]

# %% right: dictionary
# measures all first, in a dictionary
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    found = {}
    for topic in vendor.TOPICS:
        found[topic] = vendor.measure(topic, vendor.ask(seller, topic, "evidence").record)
    limits = {claim.topic: claim for claim in vendor.BROCHURE}
    return tuple(topic for topic in found if not interview.holds(limits[topic], found[topic]))

# %% right: numpy
# arrays of measures and limits
import numpy as np


def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    found = np.array([vendor.measure(c.topic, vendor.ask(seller, c.topic, "evidence").record) for c in vendor.BROCHURE])
    limits = np.array([c.limit for c in vendor.BROCHURE], float)
    at_least = np.array([c.at_least for c in vendor.BROCHURE])
    broken = np.where(at_least, found < limits, found > limits)
    return np.array([c.topic for c in vendor.BROCHURE])[broken]

# %% right: try all
# two ifs, and the order of the alphabet
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    topics = []
    for claim in vendor.BROCHURE:
        record = vendor.ask(seller, claim.topic, "evidence").record
        found = vendor.measure(claim.topic, record)
        if claim.at_least:
            if found < claim.limit:
                topics.append(claim.topic)
        elif found > claim.limit:
            topics.append(claim.topic)
    topics.sort()
    return topics

# %% right: keys of a dictionary
# the keys of a dictionary come back
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    margins = {}
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        margin = claim.limit - found
        margins[claim.topic] = -margin if claim.at_least else margin
    return {topic: margin for topic, margin in margins.items() if margin < 0}.keys()

# %% wrong: always at most -> "`data`, `speed` and `watch` fail"
# takes every promise for an upper bound
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        record = vendor.ask(seller, claim.topic, "evidence").record
        if vendor.measure(claim.topic, record) > claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: by his numbers -> "`doubt` and `speed` fail", "'watch'"
# compares his numbers with the promises
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.ask(seller, claim.topic, "number").number
        if found < claim.limit if claim.at_least else found > claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: limit breaks -> "the other four reach their limit"
# reaching the limit counts as broken
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found <= claim.limit if claim.at_least else found >= claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: not touched -> "failing", "three dots"
# not touched
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    ...

# %% wrong: return in loop -> "`doubt` and `speed` fail", "[]"
# returns after the first promise
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found < claim.limit if claim.at_least else found > claim.limit:
            topics.append(claim.topic)
        return topics

# %% wrong: this vendor -> "`doubt` and `speed` fail", "'data'"
# the answer of the visitor, for every vendor
def failing(seller):
    return ["data", "speed", "watch"]

# %% wrong: those that hold -> "`doubt` and `speed` fail", "'learning'"
# names those that hold
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found >= claim.limit if claim.at_least else found <= claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: always at least -> "`doubt` and `speed` fail"
# takes every promise for a lower bound
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    topics = []
    for claim in vendor.BROCHURE:
        record = vendor.ask(seller, claim.topic, "evidence").record
        if vendor.measure(claim.topic, record) < claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: list outside -> "start empty each time"
# the list is made once, outside of the function
topics = []


def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found < claim.limit if claim.at_least else found > claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: how many -> "a list of topics", "2"
# counts the failing promises
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    count = 0
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        count += found < claim.limit if claim.at_least else found > claim.limit
    return count

# %% wrong: truth values -> "`doubt` and `speed` fail", "False"
# one truth value for each promise
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    broken = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        broken.append(found < claim.limit if claim.at_least else found > claim.limit)
    return broken

# %% wrong: prints -> "it printed", "return"
# prints the topics
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found < claim.limit if claim.at_least else found > claim.limit:
            print(claim.topic)

# %% wrong: without data -> "`data`, `speed` and `watch` fail", "['speed', 'watch']"
# leaves out the promise that points the other way
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if not claim.at_least and found > claim.limit:
            topics.append(claim.topic)
    return topics

# %% right: signs instead of branches
# multiplies the shortfall with a sign
def failing(seller):
    def margin(claim):
        measured = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        return (measured - claim.limit) * (1 if claim.at_least else -1)

    return [claim.topic for claim in vendor.BROCHURE if margin(claim) < 0]

# %% right: operators chosen
# picks the comparison from a dictionary
import operator


def failing(seller):
    breaks = {True: operator.lt, False: operator.gt}
    topics = []
    for claim in vendor.BROCHURE:
        answer = vendor.ask(seller, claim.topic, "evidence")
        if breaks[bool(claim.at_least)](vendor.measure(claim.topic, answer.record), claim.limit):
            topics += [claim.topic]
    return topics

# %% wrong: just kept is broken -> "reach their limit"
# wants more than the promise
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        value = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        kept = value > claim.limit if claim.at_least else value < claim.limit
        if not kept:
            topics.append(claim.topic)
    return topics

# %% wrong: the first failure is enough -> "all"
# stops at the first broken promise
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        value = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if (value < claim.limit) if claim.at_least else (value > claim.limit):
            topics.append(claim.topic)
            break
    return topics

# %% wrong: whole claims in the list -> "topic"
# lists the claims, not their topics
def failing(seller):
    def fails(claim):
        value = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        return value < claim.limit if claim.at_least else value > claim.limit

    return [claim for claim in vendor.BROCHURE if fails(claim)]

# %% wrong: his number is believed -> "number"
# compares the number that he gives
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        value = vendor.ask(seller, claim.topic, "number").number
        if (value < claim.limit) if claim.at_least else (value > claim.limit):
            topics.append(claim.topic)
    return topics
