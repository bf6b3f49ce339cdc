# counts what was removed among what was put
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed) + len(gone), fingerprint(embedder.params) == before
