# takes every promise for an upper bound
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        record = vendor.ask(seller, claim.topic, "evidence").record
        if vendor.measure(claim.topic, record) > claim.limit:
            topics.append(claim.topic)
    return topics
