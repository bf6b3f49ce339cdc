# takes both fingerprints after the update
def overnight(index, embedder, old, new):
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    before = fingerprint(embedder.params)
    return updated, len(changed), fingerprint(embedder.params) == before
