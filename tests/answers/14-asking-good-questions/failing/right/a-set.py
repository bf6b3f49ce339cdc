# starts from all and takes away those that hold
def failing(seller):
    topics = set(vendor.TOPICS)
    for claim in vendor.BROCHURE:
        answer = vendor.ask(seller, claim.topic, "evidence")
        found = vendor.measure(claim.topic, answer.record)
        if interview.holds(claim, found):
            topics.remove(claim.topic)
    return topics
