# %% right: by id
# looks old pages up by their ids
def overnight(index, embedder, old, new):
    mark = fingerprint(embedder.params)
    was, now = {page.id: page for page in old}, {page.id: page for page in new}
    put = [page for name, page in now.items() if was.get(name) != page]
    index = retrieval.update(index, embedder, put=put, remove=set(was) - set(now))
    return [index, len(put), fingerprint(embedder.params) == mark]

# %% right: in two steps
# first removes, then puts
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    names = {page.id for page in new}
    index = retrieval.update(index, embedder, remove=[page.id for page in old if page.id not in names])
    fresh = tuple(page for page in new if page not in old)
    index = retrieval.update(index, embedder, put=fresh)
    return index, len(fresh), not before != fingerprint(embedder.params)

# %% right: loops
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

# %% wrong: believes
# does not measure: it is always True
def overnight(index, embedder, old, new):
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    return retrieval.update(index, embedder, put=changed, remove=gone), len(changed), True

# %% wrong: counts gone too
# counts what was removed among what was put
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed) + len(gone), fingerprint(embedder.params) == before

# %% wrong: fingerprint too late
# takes both fingerprints after the update
def overnight(index, embedder, old, new):
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    before = fingerprint(embedder.params)
    return updated, len(changed), fingerprint(embedder.params) == before

# %% wrong: never removes
# what is gone stays in the index
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    updated = retrieval.update(index, embedder, put=changed)
    return updated, len(changed), fingerprint(embedder.params) == before

# %% wrong: old index back
# an update gives a new index, and this returns the old one
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    retrieval.update(index, embedder, put=changed, remove=gone)
    return index, len(changed), fingerprint(embedder.params) == before

# %% wrong: only new ids
# puts only pages that were never there
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    names = {page.id for page in old}
    changed = [page for page in new if page.id not in names]
    gone = names - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), fingerprint(embedder.params) == before

# %% wrong: puts all
# puts every page, changed or not
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=new, remove=gone)
    return updated, len(new), fingerprint(embedder.params) == before

# %% wrong: same object
# keeps the parameters themselves, which are one thing before and after
def overnight(index, embedder, old, new):
    before = embedder.params
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), embedder.params is before
