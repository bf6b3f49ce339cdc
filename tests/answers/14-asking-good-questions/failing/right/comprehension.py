# two small steps in one comprehension
def failing(seller):
    def measured(topic):
        return vendor.measure(topic, vendor.ask(seller, topic, "evidence").record)

    return [
        c.topic
        for c in vendor.BROCHURE
        if (measured(c.topic) < c.limit and c.at_least) or (measured(c.topic) > c.limit and not c.at_least)
    ]
