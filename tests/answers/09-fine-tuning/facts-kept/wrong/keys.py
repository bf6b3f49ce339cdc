# looks for the names of the fields
def recall(texts, facts):
    found = [kept(field, text) for text, row in zip(texts, facts) for field in row if row[field]]
    return sum(found) / len(found)
