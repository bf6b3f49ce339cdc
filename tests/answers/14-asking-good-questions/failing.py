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

# %% wrong: always at most
# takes every promise for an upper bound
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        record = vendor.ask(seller, claim.topic, "evidence").record
        if vendor.measure(claim.topic, record) > claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: by his numbers
# compares his numbers with the promises
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.ask(seller, claim.topic, "number").number
        if found < claim.limit if claim.at_least else found > claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: limit breaks
# reaching the limit counts as broken
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found <= claim.limit if claim.at_least else found >= claim.limit:
            topics.append(claim.topic)
    return topics

# %% wrong: not touched
# not touched
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    ...

# %% wrong: return in loop
# returns after the first promise
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found < claim.limit if claim.at_least else found > claim.limit:
            topics.append(claim.topic)
        return topics

# %% wrong: this vendor
# the answer of the visitor, for every vendor
def failing(seller):
    return ["data", "speed", "watch"]

# %% wrong: those that hold
# names those that hold
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found >= claim.limit if claim.at_least else found <= claim.limit:
            topics.append(claim.topic)
    return topics
