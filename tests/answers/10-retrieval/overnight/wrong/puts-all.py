# puts every page, changed or not
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=new, remove=gone)
    return updated, len(new), fingerprint(embedder.params) == before
