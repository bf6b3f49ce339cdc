# SPDX-License-Identifier: Apache-2.0
"""What a learner sees below a check: one exercise of each kind, wrong, crashed, printed or renamed."""

import json

import pytest

pytestmark = pytest.mark.long

WRONG = {
    "14-asking-good-questions": {
        "six-claims": (
            "holds = dict(learning=True, training=False, data=False, doubt=True, speed=False, watch=False)",
            "Row training: not yet",
        ),
        "worst-queue": (
            "def worst_queue(trial):\n    shares = {}\n    for row in trial:\n"
            "        shares.setdefault(row['queue'], []).append(row['right'])\n"
            "    worst = min(shares, key=lambda queue: sum(shares[queue]) / len(shares[queue]))\n"
            "    print(worst)",
            "returned nothing; it printed Boats. Use return.",
        ),
        "longest-pause": (
            "def longest_pause(record):\n    ago = [row['days'] for row in record]\n    return max(ago)",
            "Your code stopped at this line: ago = [row['days'] for row in record].",
        ),
        "failing": ("def fails(seller):\n    return []", "There is no failing yet. Did you rename it"),
        "checkable": (
            "letter = dict(fast='fast', languages='A', careful='C', noticed='G', controlled='H')",
            "you wrote 'fast'",
        ),
        "what-they-say": ("", "not attempted yet"),
    },
    "03-training-loop": {
        "order-the-loop": (
            "the_loop = dict(zip('first second third fourth fifth sixth seventh eighth'.split(), 'EBGDHAFC'))",
            "Row second: not yet",
        ),
    },
}


@pytest.mark.parametrize("slug", WRONG)
def test_the_message_below_each_kind_of_exercise_leads_to_the_fault(
    slug, page, course, start_lab, run_all, in_sight, keep
):
    lab = start_lab(course)  # JupyterLab opens again what was open before, also in another browser
    path = lab.root / slug / f"{slug}.ipynb"
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        answer, _ = WRONG[slug].get(cell["metadata"].get("nbgrader", {}).get("grade_id"), ("", ""))
        cell["source"] = answer or cell["source"]
    path.write_text(json.dumps(notebook))
    run_all(page, lab, f"{slug}/{slug}.ipynb")
    page.locator("text=| Idle").first.wait_for(timeout=180_000)
    for identity, (_, message) in WRONG[slug].items():
        found = in_sight(page, page.locator(".jp-OutputArea-output").filter(has_text=message))
        found.wait_for(state="visible")
        assert message in " ".join(found.text_content().split())
        found.screenshot(path=keep(f"message-{identity}"))
    assert page.complaints == []
