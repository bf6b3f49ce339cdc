# first removes, then puts
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    names = {page.id for page in new}
    index = retrieval.update(index, embedder, remove=[page.id for page in old if page.id not in names])
    fresh = tuple(page for page in new if page not in old)
    index = retrieval.update(index, embedder, put=fresh)
    return index, len(fresh), not before != fingerprint(embedder.params)
