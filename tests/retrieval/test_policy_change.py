# SPDX-License-Identifier: Apache-2.0
"""A policy changes overnight: documents are put in, answers rest on the new one, and no parameter moves."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from course_lib.models.pretrained import catalogue

FLOW = """
import json, sys
from datetime import date, timedelta
from course_lib import retrieval
from course_lib.bench.contestants.peak import peak_mib
from course_lib.company import Dials, articles
from course_lib.models.parameters import fingerprint
from course_lib.retrieval import Document

dials = Dials(policy_change=date(2025, 7, 1))
embedder = getattr(retrieval, sys.argv[1])()
asked = []
def documents(day):
    return [Document(a.id, a.title, a.text) for a in articles.articles(day, dials.policy_change)]
def counted(texts):
    asked.extend(texts)
    return embedder.embed(texts)
counting = retrieval.Embedder(embedder.name, embedder.size, counted)

def passage(index):
    found = retrieval.search(index, embedder, "How many days do I have to return an order?", 1)
    return retrieval.assemble("How many days?", found, 300, lambda text: len(text.split())).text

before = dials.policy_change - timedelta(1)
index = retrieval.build(documents(before), counting)
marks, old, first = [fingerprint(embedder.params)], passage(index), len(asked)
changed = [new for was, new in zip(documents(before), documents(dials.policy_change), strict=True) if was != new]
after = retrieval.update(index, counting, put=changed)
new = passage(after)
marks.append(fingerprint(embedder.params))
later, mib = len(asked) - first, peak_mib()
print(json.dumps({"old": old, "new": new, "marks": marks, "first": first, "later": later, "MiB": mib,
                  "changed": len(changed)}))
"""


@pytest.mark.parametrize("name", ["ours", "minilm"])
def test_after_the_update_the_new_policy_is_found_and_no_parameter_moved(name):
    if name == "minilm" and not catalogue.find(catalogue.named("minilm")):
        pytest.skip(catalogue.how_to_get(catalogue.named("minilm")))
    done = subprocess.run(
        [sys.executable, "-c", FLOW, name], capture_output=True, text=True, env=os.environ | {"JAX_PLATFORMS": "cpu"}
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert "30 days to return" in told["old"] and "14 days" not in told["old"]
    assert "14 days to return" in told["new"] and "30 days" not in told["new"]
    assert told["marks"][0] == told["marks"][1] and len(told["marks"][0]) == 12
    assert 0 < told["later"] <= 2 * told["changed"] and told["later"] < told["first"] / 3
    assert told["MiB"] < 700, told["MiB"]


def test_an_index_of_yesterday_answers_with_yesterdays_policy():
    from course_lib.company.articles import articles

    texts = {
        day: {a.id: a.text for a in articles(day, date(2025, 7, 1))} for day in (date(2025, 6, 30), date(2025, 7, 1))
    }
    assert ["30 days to return" in found["return_window"] for found in texts.values()] == [True, False]
