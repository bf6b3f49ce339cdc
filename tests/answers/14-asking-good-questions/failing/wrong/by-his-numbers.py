# compares his numbers with the promises
def failing(seller):
    topics = []
    for claim in vendor.BROCHURE:
        found = vendor.ask(seller, claim.topic, "number").number
        if found < claim.limit if claim.at_least else found > claim.limit:
            topics.append(claim.topic)
    return topics
