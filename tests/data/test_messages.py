# SPDX-License-Identifier: Apache-2.0
"""Where messages come from, and what happens when they cannot be had."""

import shutil
import threading

import numpy as np
import pytest

from course_lib import data
from course_lib.data import messages as messages_module


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """A machine without the data set and a publisher out of reach; gives the list of attempts."""
    attempts = []

    def unreachable(file, failure):
        attempts.append(file)
        failure.append(ConnectionError("no route"))

    monkeypatch.setenv("COURSE_CACHE", str(tmp_path))
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setattr(messages_module, "_download", unreachable)
    monkeypatch.setattr(messages_module, "_offline", threading.Event())
    return attempts


def fold(text):
    return " ".join(text.casefold().split())


def test_inbox():
    messages = data.inbox()
    assert len(messages) == 500
    assert messages.labels.sum() == 200
    assert messages.labels.dtype == np.int8
    assert all("\n" in text for text in messages.texts)
    assert "CC BY" in messages.source


def test_sms(course_data):
    messages = data.sms(download=False)
    assert len(messages) == len(messages.labels) == 5159
    assert messages.labels.sum() == 642
    assert len({fold(text) for text in messages.texts}) == len(messages)
    assert messages.texts[0].startswith("Go until jurong point, crazy..")
    assert messages.texts[2].startswith("Free entry in 2 a wkly comp")
    assert messages.labels[:3].tolist() == [0, 0, 1]
    assert "Almeida" in messages.source
    assert data.spam_messages().name == "sms"


def test_the_cache_is_read_after_course_data(course_data, nowhere, tmp_path):
    cached = tmp_path / "data" / messages_module._SMS_FILE
    cached.parent.mkdir(parents=True)
    shutil.copy(course_data / messages_module._SMS_FILE, cached)
    assert len(data.sms()) == 5159
    assert nowhere == []


def test_an_altered_file_is_refused(course_data, nowhere, tmp_path, monkeypatch):
    altered = tmp_path / messages_module._SMS_FILE
    altered.parent.mkdir(parents=True)
    altered.write_bytes((course_data / messages_module._SMS_FILE).read_bytes().replace(b"spam", b"ham ", 1))
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(data.DataUnavailable, match="not the published file"):
        data.sms()
    assert data.spam_messages().name == "inbox"


def test_an_altered_cache_is_fetched_anew(nowhere, tmp_path):
    cached = tmp_path / "data" / messages_module._SMS_FILE
    cached.parent.mkdir(parents=True)
    cached.write_text("Label\tSMS\nham\tplanted\n")
    with pytest.raises(data.DataUnavailable, match="go online"):
        data.sms()
    assert nowhere == [cached]


def test_without_download_nothing_is_tried(nowhere):
    with pytest.raises(data.DataUnavailable, match="not on this machine"):
        data.sms(download=False)
    assert nowhere == []


def test_offline_the_inbox_serves_and_the_publisher_is_asked_once(nowhere):
    assert [data.spam_messages().name for _ in range(3)] == ["inbox"] * 3
    assert len(nowhere) == 1


def test_a_download_that_hangs_is_not_waited_for(nowhere, monkeypatch):
    release = threading.Event()
    monkeypatch.setattr(messages_module, "_download", lambda file, failure: release.wait(60))
    with pytest.raises(data.DataUnavailable, match=r"not here after 0\.01 s"):
        data.sms(wait=0.01)
    release.set()


def test_a_download_that_comes_is_used(course_data, nowhere, monkeypatch):
    def deliver(file, failure):
        file.parent.mkdir(parents=True)
        shutil.copy(course_data / messages_module._SMS_FILE, file)

    monkeypatch.setattr(messages_module, "_download", deliver)
    assert len(data.sms(wait=60)) == 5159


def test_split_is_stratified_deterministic_and_complete():
    messages = data.inbox()
    train, test = data.split(messages, seed=3)
    assert (len(train), len(test)) == (375, 125)
    assert (train.labels.sum(), test.labels.sum()) == (150, 50)
    assert not set(train.texts) & set(test.texts)
    assert set(train.texts) | set(test.texts) == set(messages.texts)
    label = dict(zip(messages.texts, messages.labels, strict=True))
    assert [label[text] for text in test.texts] == test.labels.tolist()
    assert data.split(messages, seed=3)[1].texts == test.texts
    assert data.split(messages, seed=4)[1].texts != test.texts
    assert len(data.split(messages, test_share=0.1, seed=0)[1]) == 50


@pytest.mark.parametrize("share", [0, 1, -0.5, float("nan")])
def test_a_share_that_is_none_is_named(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        data.split(data.inbox(), test_share=share, seed=0)
