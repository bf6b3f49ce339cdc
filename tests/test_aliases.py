# SPDX-License-Identifier: Apache-2.0
"""What is in service changes by a pointer, never by touching a model."""

import json

import numpy as np
import pytest

from course_lib import aliases
from course_lib.artifact import ArtifactError, freeze
from course_lib.models.model import BAG_OF_WORDS, Model
from course_lib.preprocess import fit_text

PARAMS = {"weights": np.zeros(2, np.float32), "bias": np.float32(0)}
MODEL = Model(BAG_OF_WORDS, PARAMS, fit_text(["a"]), {"label": ("ham", "spam")})


def test_promote_watch_roll_back(tmp_path):
    one, two, three = (freeze(MODEL, tmp_path, "spam_model") for _ in range(3))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*_v*/*")}
    for version in (one, three):
        aliases.promote(version)
        assert aliases.current(tmp_path, "spam_model") == version
    aliases.promote(two, "candidate")
    assert aliases.current(tmp_path, "spam_model") == three
    assert aliases.current(tmp_path, "spam_model", "candidate") == two
    assert aliases.roll_back(tmp_path, "spam_model") == one == aliases.current(tmp_path, "spam_model")
    assert {file: file.read_bytes() for file in tmp_path.rglob("*_v*/*")} == before
    assert freeze(MODEL, tmp_path, "spam_model").name == "spam_model_v4"


def test_history_keeps_every_change_and_roll_back_goes_on_from_it(tmp_path):
    one, two, three = (freeze(MODEL, tmp_path, "spam_model") for _ in range(3))
    for version in (one, two, three):
        aliases.promote(version)
    assert aliases.roll_back(tmp_path, "spam_model") == two
    assert aliases.roll_back(tmp_path, "spam_model") == one
    with pytest.raises(ArtifactError, match="no spam_model before"):
        aliases.roll_back(tmp_path, "spam_model")
    aliases.promote(three)
    assert aliases.roll_back(tmp_path, "spam_model") == one
    changes = [(entry["change"], entry["version"][-2:]) for entry in aliases.history(tmp_path, "spam_model")]
    assert changes == [
        ("promote", "v1"),
        ("promote", "v2"),
        ("promote", "v3"),
        ("roll back", "v2"),
        ("roll back", "v1"),
        ("promote", "v3"),
        ("roll back", "v1"),
    ]


def test_history_reads_pointers_of_earlier_releases(tmp_path):
    one, two = (freeze(MODEL, tmp_path, "spam_model") for _ in range(2))
    entries = [{"version": version.name, "when": "2026-01-01T00:00:00+00:00"} for version in (one, two)]
    (tmp_path / ".spam_model.production.json").write_text(json.dumps(entries))
    assert aliases.current(tmp_path, "spam_model") == two
    assert aliases.roll_back(tmp_path, "spam_model") == one
    assert [entry["change"] for entry in aliases.history(tmp_path, "spam_model")] == ["promote", "promote", "roll back"]


def test_what_cannot_be_promoted_or_rolled_back_is_told(tmp_path):
    with pytest.raises(ArtifactError, match="promote one"):
        aliases.current(tmp_path, "spam_model")
    with pytest.raises(ArtifactError, match="cannot be read"):
        aliases.promote(tmp_path / "spam_model_v9")
    one = freeze(MODEL, tmp_path, "spam_model")
    aliases.promote(one)
    with pytest.raises(ArtifactError, match="no spam_model before"):
        aliases.roll_back(tmp_path, "spam_model")
    with pytest.raises(ArtifactError, match="no version"):
        aliases.promote(one.rename(tmp_path / "renamed"))


def test_a_version_that_was_damaged_since_is_not_rolled_back_to(tmp_path):
    one, two = (freeze(MODEL, tmp_path, "spam_model") for _ in range(2))
    aliases.promote(one)
    aliases.promote(two)
    (one / "params.safetensors").write_bytes(b"")
    with pytest.raises(ArtifactError, match="not the file that was frozen"):
        aliases.roll_back(tmp_path, "spam_model")
    assert aliases.current(tmp_path, "spam_model") == two


@pytest.mark.parametrize("damage", ["", "{}", "[1]", "[{}]"])
def test_a_damaged_pointer_is_told(tmp_path, damage):
    aliases.promote(freeze(MODEL, tmp_path, "spam_model"))
    (tmp_path / ".spam_model.production.json").write_text(damage)
    with pytest.raises(ArtifactError, match="is damaged"):
        aliases.current(tmp_path, "spam_model")
