# reaching the limit counts as broken
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, "evidence").record)
        if found <= claim.limit if claim.at_least else found >= claim.limit:
            topics.append(claim.topic)
    return topics
