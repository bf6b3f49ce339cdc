# two loops and lists
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    put, gone = [], []
    for page in new:
        if page not in old:
            put.append(page)
    kept = [page.id for page in new]
    for page in old:
        if page.id not in kept:
            gone.append(page.id)
    index = retrieval.update(index, embedder, put=put, remove=gone)
    after = fingerprint(embedder.params)
    return index, len(put), before == after
