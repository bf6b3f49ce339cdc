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

# %% right: filter
# filter, and ids in sorted lists
def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    fingerprint_before = fingerprint(embedder.params)
    put = list(filter(lambda page: page not in old, new))
    ids = [page.id for page in new]
    remove = sorted(page.id for page in old if page.id not in ids)
    index = retrieval.update(index, embedder, put=put, remove=remove)
    same = fingerprint_before == fingerprint(embedder.params)
    return [index, len(put), same]

# %% right: named tuple
# a named tuple
from collections import namedtuple

Night = namedtuple("Night", "index put same")


def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    known = {page.id: page for page in old}
    put = [page for page in new if known.get(page.id) != page]
    gone = known.keys() - {page.id for page in new}
    first = fingerprint(embedder.params)
    made = retrieval.update(index, embedder, put=put, remove=gone)
    return Night(made, len(put), not fingerprint(embedder.params) != first)

# %% right: numpy truth
# a numpy truth value and a numpy number
import numpy as np


def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    prints = [fingerprint(embedder.params)]
    changed = [page for page in new if all(page != other for other in old)]
    gone = [page.id for page in old if all(page.id != other.id for other in new)]
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    prints.append(fingerprint(embedder.params))
    return updated, np.int64(len(changed)), np.bool_(prints[0] == prints[1])

# %% right: two updates
# removes first, then puts
def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    before = fingerprint(embedder.params)
    gone = {page.id for page in old} - {page.id for page in new}
    index = retrieval.update(index, embedder, put=[], remove=gone)
    fresh = [page for page in new if page not in old]
    if fresh:
        index = retrieval.update(index, embedder, put=fresh, remove=[])
    return index, len(fresh), before == fingerprint(embedder.params)

# %% right: counter
# counts in a loop
def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    before = fingerprint(embedder.params)
    put, count, gone = [], 0, set(page.id for page in old)
    for page in new:
        gone.discard(page.id)
        if page in old:
            continue
        put.append(page)
        count += 1
    result = retrieval.update(index, embedder, put=put, remove=gone)
    after = fingerprint(embedder.params)
    return result, count, after == before

# %% wrong: believes -> "should be False"
# does not measure: it is always True
def overnight(index, embedder, old, new):
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    return retrieval.update(index, embedder, put=changed, remove=gone), len(changed), True

# %% wrong: counts gone too -> "only the page on care is put", "2, True"
# counts what was removed among what was put
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed) + len(gone), fingerprint(embedder.params) == before

# %% wrong: fingerprint too late -> "should be False"
# takes both fingerprints after the update
def overnight(index, embedder, old, new):
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    before = fingerprint(embedder.params)
    return updated, len(changed), fingerprint(embedder.params) == before

# %% wrong: never removes -> "gifts is gone", "3 years"
# what is gone stays in the index
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    updated = retrieval.update(index, embedder, put=changed)
    return updated, len(changed), fingerprint(embedder.params) == before

# %% wrong: old index back -> "14 days", "30 days"
# an update gives a new index, and this returns the old one
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    retrieval.update(index, embedder, put=changed, remove=gone)
    return index, len(changed), fingerprint(embedder.params) == before

# %% wrong: only new ids -> "it alone is put", "0, True"
# puts only pages that were never there
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    names = {page.id for page in old}
    changed = [page for page in new if page.id not in names]
    gone = names - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), fingerprint(embedder.params) == before

# %% wrong: puts all -> "it alone is put", "3, True"
# puts every page, changed or not
def overnight(index, embedder, old, new):
    before = fingerprint(embedder.params)
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=new, remove=gone)
    return updated, len(new), fingerprint(embedder.params) == before

# %% wrong: same object -> "should be False"
# keeps the parameters themselves, which are one thing before and after
def overnight(index, embedder, old, new):
    before = embedder.params
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), embedder.params is before

# %% wrong: other order -> "1 and True", "[1, "
# the number comes first
def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return len(changed), updated, fingerprint(embedder.params) == before

# %% wrong: fingerprints back -> "1 and True"
# returns the fingerprint instead of the comparison
def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), fingerprint(embedder.params)

# %% wrong: changed the other way -> "should be False", "1 and True"
# says whether the parameters have changed
def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    before = fingerprint(embedder.params)
    changed = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), fingerprint(embedder.params) != before

# %% wrong: new ones stay out -> "only the page on care is put"
# puts only pages that were there before
def overnight(index, embedder, old, new):
    """The new index, how many documents were put, and whether the parameters stayed the same."""
    before = fingerprint(embedder.params)
    ids = {page.id for page in old}
    changed = [page for page in new if page not in old and page.id in ids]
    gone = ids - {page.id for page in new}
    updated = retrieval.update(index, embedder, put=changed, remove=gone)
    return updated, len(changed), fingerprint(embedder.params) == before

# %% right: dictionaries by id
# compares the documents by id in two dictionaries
from course_lib.models.parameters import fingerprint as print_of


def overnight(index, embedder, old, new):
    then, now = ({page.id: page for page in pages} for pages in (old, new))
    changed = [page for key, page in now.items() if then.get(key) != page]
    before = print_of(embedder.params)
    index = retrieval.update(index, embedder, put=changed, remove=list(then.keys() - now.keys()))
    return index, len(changed), before == print_of(embedder.params)

# %% wrong: changed pages forgotten -> "returns has changed"
# puts only pages with a new id
from course_lib.models.parameters import fingerprint as print_of


def overnight(index, embedder, old, new):
    known = {page.id for page in old}
    put = [page for page in new if page.id not in known]
    gone = known - {page.id for page in new}
    before = print_of(embedder.params)
    index = retrieval.update(index, embedder, put=put, remove=gone)
    return index, len(put), before == print_of(embedder.params)

# %% wrong: removed ones are counted too -> "put"
# counts all changes
from course_lib.models.parameters import fingerprint as print_of


def overnight(index, embedder, old, new):
    put = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    before = print_of(embedder.params)
    index = retrieval.update(index, embedder, put=put, remove=gone)
    return index, len(put) + len(gone), before == print_of(embedder.params)

# %% wrong: both fingerprints after the update -> "fingerprint"
# takes both fingerprints too late
from course_lib.models.parameters import fingerprint as print_of


def overnight(index, embedder, old, new):
    put = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    index = retrieval.update(index, embedder, put=put, remove=gone)
    before = print_of(embedder.params)
    return index, len(put), before == print_of(embedder.params)

# %% wrong: fingerprint instead of the comparison -> "fingerprint"
# returns the fingerprint
from course_lib.models.parameters import fingerprint as print_of


def overnight(index, embedder, old, new):
    put = [page for page in new if page not in old]
    gone = {page.id for page in old} - {page.id for page in new}
    index = retrieval.update(index, embedder, put=put, remove=gone)
    return index, len(put), print_of(embedder.params)
