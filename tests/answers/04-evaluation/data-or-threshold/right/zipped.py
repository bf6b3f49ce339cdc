# two lists, put together
mend = dict(zip(["spam", "polish", "charger", "fraud", "returns", "urgent"], "TDDTDD"))
