# measured on the records by the library
holds = {}
for claim in vendor.BROCHURE:
    found = vendor.measure(claim.topic, vendor.ask(vendor.meet(14), claim.topic, "evidence").record)
    holds[claim.topic] = found >= claim.limit if claim.at_least else found <= claim.limit
