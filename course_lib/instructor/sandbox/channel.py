# SPDX-License-Identifier: Apache-2.0
"""Frames between the grader and a student's process; whatever comes from there may be forged, huge, deep or late.

A frame is two lengths (unsigned, 32 bits, little-endian), then so many bytes of JSON, then so many raw bytes for the
arrays. Nothing is unpickled. The caps bound the grader's own memory: a byte of JSON becomes 30 bytes of lists at most.
"""

import json
import re
import select
import socket
import struct
import time
from typing import Any

HEAD = struct.Struct("<II")
JSON_CAP = 4 << 20
"""Bytes of JSON that a frame may hold, at least; it grows with the output that a cell is allowed."""
BLOB_CAP = 64 << 20
CHUNK = 1 << 20
# half of a surrogate pair, written as an escape: our own writer never makes one, and no file could hold it
HALF_CHARACTER = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")


def send(channel: socket.socket, message: dict[str, Any], blob: bytes = b"") -> None:
    """Sends one frame.

    Raises:
      OSError: the other side is gone, or did not read in the socket's time.
    """
    text = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    channel.sendall(HEAD.pack(len(text), len(blob)) + text + blob)


def receive(
    channel: socket.socket, *, deadline: float | None = None, json_cap: int = JSON_CAP, blob_cap: int = BLOB_CAP
) -> tuple[dict[str, Any], bytes]:
    """Reads one frame.

    Args:
      channel: the socket.
      deadline: by `time.monotonic()`; the whole frame is to be there by then.
      json_cap: how many bytes of JSON are read at most.
      blob_cap: how many raw bytes are read at most.

    Raises:
      EOFError: the other side closed the channel.
      TimeoutError: the deadline has passed.
      ValueError: the frame is too large, or no JSON object.
      OSError: the channel broke.
    """
    text_size, blob_size = HEAD.unpack(_exactly(channel, HEAD.size, deadline))
    if text_size > json_cap or blob_size > blob_cap:
        raise ValueError("too large a frame")
    text = _exactly(channel, text_size, deadline)
    blob = _exactly(channel, blob_size, deadline)
    if HALF_CHARACTER.search(text):
        raise ValueError("half a character")
    try:
        message = json.loads(text)
    except RecursionError:
        raise ValueError("too deep a frame") from None
    if not isinstance(message, dict):
        raise ValueError("a frame that is no object")
    return message, blob


def _exactly(channel: socket.socket, size: int, deadline: float | None) -> bytes:
    """So many bytes; they are taken as they come, so a large length alone takes no memory."""
    parts = []
    while size:
        channel.settimeout(None if deadline is None else max(0.001, deadline - time.monotonic()))
        part = channel.recv(min(size, CHUNK))
        if not part:
            raise EOFError("the channel was closed")
        if deadline is not None and time.monotonic() > deadline:
            raise TimeoutError("the frame came too slowly")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def readable(channel: socket.socket, deadline: float) -> bool:
    """Whether something, or the end, comes before the deadline."""
    waiting = select.poll()
    waiting.register(channel, select.POLLIN)
    return bool(waiting.poll(max(0, deadline - time.monotonic()) * 1000))
