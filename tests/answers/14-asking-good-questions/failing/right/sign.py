# turns the direction round by a sign
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        sign = -1 if claim.at_least else 1
        found = vendor.measure(claim.topic, vendor.ask(seller, claim.topic, how="evidence").record)
        if sign * found > sign * claim.limit:
            topics.append(claim.topic)
    return topics
