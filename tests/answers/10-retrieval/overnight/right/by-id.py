# looks old pages up by their ids
def overnight(index, embedder, old, new):
    mark = fingerprint(embedder.params)
    was, now = {page.id: page for page in old}, {page.id: page for page in new}
    put = [page for name, page in now.items() if was.get(name) != page]
    index = retrieval.update(index, embedder, put=put, remove=set(was) - set(now))
    return [index, len(put), fingerprint(embedder.params) == mark]
