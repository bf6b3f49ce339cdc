# an update gives a new index, and this returns the old one
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    retrieval.update(index, embedder, put=changed, remove=gone)
    return index, len(changed), fingerprint(embedder.params) == before
