# does not measure: it is always True
def overnight(index, embedder, old, new):
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    return retrieval.update(index, embedder, put=changed, remove=gone), len(changed), True
