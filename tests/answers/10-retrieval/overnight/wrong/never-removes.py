# what is gone stays in the index
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    updated = retrieval.update(index, embedder, put=changed)
    return updated, len(changed), fingerprint(embedder.params) == before
