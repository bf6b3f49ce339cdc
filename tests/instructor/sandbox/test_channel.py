# SPDX-License-Identifier: Apache-2.0
"""Frames: whole ones arrive, and everything else is an error in time."""

import json
import socket
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.instructor.sandbox import channel


@pytest.fixture
def ends():
    one, other = socket.socketpair()
    with one, other:
        yield one, other


@given(st.dictionaries(st.text(), st.text() | st.integers(-(2**70), 2**70)), st.binary())
def test_a_frame_arrives_as_it_was_sent(message, blob):
    one, other = socket.socketpair()
    with one, other:
        channel.send(one, message, blob)
        got, raw = channel.receive(other, deadline=time.monotonic() + 10)
    assert raw == blob
    assert got == json.loads(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))


def test_texts_about_half_characters_are_no_half_characters(ends):
    channel.send(ends[0], {"text": "\\ud800 \\\\ud800"})
    assert channel.receive(ends[1])[0] == {"text": "\\ud800 \\\\ud800"}


def test_a_large_frame_passes_in_pieces(ends):
    blob = bytes(range(256)) * 40_000
    writer = threading.Thread(target=channel.send, args=(ends[0], {"a": 1}, blob))
    writer.start()
    assert channel.receive(ends[1], deadline=time.monotonic() + 10)[1] == blob
    writer.join()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"[]", "no object"),
        (b"{", "Expecting"),
        (b"\xff{}", "decode"),
        (b'{"a": "\\ud800"}', "half a character"),
        (b'{"a": "\\\\\\ud800"}', "half a character"),
        (b'{"a":' + b"[" * 100_000, "too deep"),
        (b'{"a":' + b"9" * 100_000 + b"}", "limit"),
    ],
)
def test_what_is_no_message_is_a_value_error(ends, text, sentence):
    ends[0].sendall(channel.HEAD.pack(len(text), 0) + text)
    with pytest.raises(ValueError, match=sentence):
        channel.receive(ends[1], deadline=time.monotonic() + 10)


@pytest.mark.parametrize("sizes", [(channel.JSON_CAP + 1, 0), (2, channel.BLOB_CAP + 1)])
def test_too_large_a_frame_is_refused_before_it_is_read(ends, sizes):
    ends[0].sendall(channel.HEAD.pack(*sizes))
    with pytest.raises(ValueError, match="too large"):
        channel.receive(ends[1], deadline=time.monotonic() + 10)


def test_what_stalls_is_a_timeout(ends):
    ends[0].sendall(channel.HEAD.pack(10, 0) + b"{")
    with pytest.raises(TimeoutError):
        channel.receive(ends[1], deadline=time.monotonic() + 0.05)


def test_a_closed_channel_is_an_end_of_file(ends):
    ends[0].sendall(b"\0\0")
    ends[0].close()
    with pytest.raises(EOFError):
        channel.receive(ends[1], deadline=time.monotonic() + 10)


def test_readable_waits_until_the_deadline_only(ends):
    assert not channel.readable(ends[1], time.monotonic() + 0.01)
    ends[0].send(b"x")
    assert channel.readable(ends[1], time.monotonic() - 1)
