# puts only pages that were never there
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    names = {page.id for page in old}
    changed = [page for page in new if page.id not in names]
    gone = names - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), fingerprint(embedder.params) == before
