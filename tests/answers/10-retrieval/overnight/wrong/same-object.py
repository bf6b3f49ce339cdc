# keeps the parameters themselves, which are one thing before and after
def overnight(index, embedder, old, new):
    before = embedder.params
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), embedder.params is before
