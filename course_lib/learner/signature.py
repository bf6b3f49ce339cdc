# SPDX-License-Identifier: Apache-2.0
"""Signs certificates with Ed25519 and checks them: what is verified is the whole file, so what is seen.

A certificate carries a seal, in the PDF's keywords or in a text chunk of the PNG: base64 of the facts, the SHA-256 of
the file without the seal, the public key, and a signature over the canonical JSON of facts and SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import struct
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .certificate import CertificateError, Facts, draw

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MARK = b"course-certificate-1:"
SEAL_IN_PDF = re.compile(rb"\(" + MARK + rb"([A-Za-z0-9_=-]+)\)")
PNG, PNG_END = b"\x89PNG\r\n\x1a\n", b"\0\0\0\0IEND\xaeB`\x82"


def new_key(path: Path) -> Path:
    """Makes an instructor's key: the private one at `path` (readable by its owner alone), the public one beside it.

    Returns:
      Where the public key lies, `path` with .pub behind it.

    Raises:
      CertificateError: one of the two files is already there; both stay as they are.
      OSError: the folder cannot be written to.
    """
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = path.with_name(f"{path.name}.pub")
    for taken in (path, public):
        if taken.exists():
            raise CertificateError(f"{taken} is already there and stays as it is: choose another name for the key.")
    key = Ed25519PrivateKey.generate()
    private_pem = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    public_pem = key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    for file, content, mode in ((path, private_pem, 0o600), (public, public_pem, 0o644)):
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as opened:
            opened.write(content)
    return public


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """Reads the key that `new_key` made.

    Raises:
      CertificateError: the file holds no private Ed25519 key in plain PEM.
      OSError: the file cannot be read.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise CertificateError(f"{path} is no private key of `course certificate --new-key`.")
    return key


def read_public_key(path: Path) -> Ed25519PublicKey:
    """Reads the public key that `new_key` laid beside the private one.

    Raises:
      CertificateError: the file holds no public Ed25519 key in PEM.
      OSError: the file cannot be read.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(path.read_bytes())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise CertificateError(f"{path} is no public key: give the .pub file that lies beside the instructor's key.")
    return key


def fingerprint(raw: bytes) -> str:
    """A public key in short, for people: 16 digits of its SHA-256 in groups of four."""
    digits = hashlib.sha256(raw).hexdigest()[:16]
    return " ".join(digits[start : start + 4] for start in range(0, 16, 4))


def certificates(name: str, date: str, result: str, key: Ed25519PrivateKey | None = None) -> dict[str, bytes]:
    """Draws and seals a certificate: the bytes of "pdf" and "png". Without a key it says that it is unsigned.

    The texts must be `certificate.drawable`.
    """
    raw = key.public_key().public_bytes_raw() if key else b""
    facts = Facts(name, date, result, fingerprint(raw) if raw else "")
    room = b"0" * len(_seal(facts, "0" * 64, raw, bytes(64) if key else b""))
    drawn = draw(facts, keywords=(MARK + room).decode())
    sealed = {}
    for kind, content in drawn.items():
        body = content.replace(MARK + room, MARK)
        digest = hashlib.sha256(body).hexdigest()
        seal = _seal(facts, digest, raw, key.sign(_message(facts, digest)) if key else b"")
        if kind == "pdf":
            sealed[kind] = content.replace(MARK + room, MARK + seal)
        else:
            sealed[kind] = body.removesuffix(PNG_END) + _png_chunk(seal) + PNG_END
    return sealed


def verify(content: bytes, public_key: Ed25519PublicKey | None) -> Facts:
    """Checks a certificate, PDF or PNG.

    Returns:
      The facts that the signature covers.

    Raises:
      CertificateError: it is no certificate, unsigned, of another key, or changed after it was signed; or the
        instructor's key was not given, so that nothing tells who signed.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    body, told = _opened(content)
    facts, digest = Facts(**told["facts"]), told["sha256"]
    raw, signature = bytes.fromhex(told["key"]), bytes.fromhex(told["signature"])
    if not raw or not signature:
        raise CertificateError("This certificate is unsigned (self-study): nobody vouches for what it says.")
    if public_key and raw != public_key.public_bytes_raw():
        raise CertificateError(
            f"This certificate was signed with another key, {fingerprint(raw)}, than the one you gave, "
            f"{fingerprint(public_key.public_bytes_raw())}: the instructor you asked about does not vouch for it."
        )
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, _message(facts, digest))
    except (InvalidSignature, ValueError) as error:
        raise CertificateError(
            "The name, the date or the result in this certificate was changed after it was signed, or its signature "
            "was: it does not hold."
        ) from error
    if hashlib.sha256(body).hexdigest() != digest:
        raise CertificateError("What this certificate shows was changed after it was signed: it does not hold.")
    if facts.signed_by != fingerprint(raw):
        raise CertificateError("This certificate shows another key than the one that signed it: it does not hold.")
    if public_key is None:
        raise CertificateError(
            f"It is as it was signed by the key {fingerprint(raw)}, but anybody can make a key: give your "
            "instructor's with --public-key FILE to know who signed."
        )
    return facts


def _message(facts: Facts, digest: str) -> bytes:
    """What is signed: canonical JSON, so that one text belongs to one set of facts."""
    told = {"facts": asdict(facts), "sha256": digest}
    return MARK + json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _seal(facts: Facts, digest: str, key: bytes, signature: bytes) -> bytes:
    told = {"facts": asdict(facts), "sha256": digest, "key": key.hex(), "signature": signature.hex()}
    return base64.urlsafe_b64encode(json.dumps(told, sort_keys=True, separators=(",", ":")).encode())


def _opened(content: bytes) -> tuple[bytes, dict[str, Any]]:
    """A certificate's bytes without the seal, and what the seal says."""
    seals = _pdf_seals(content) if content.startswith(b"%PDF-") else _png_seals(content)
    try:
        ((start, end, seal),) = seals
        told = json.loads(base64.urlsafe_b64decode(seal))
        strings = [*told["facts"].values(), told["sha256"], told["key"], told["signature"]]
        if set(told["facts"]) != set(asdict(Facts("", "", ""))) or not all(isinstance(s, str) for s in strings):
            raise ValueError
        bytes.fromhex(told["key"]), bytes.fromhex(told["signature"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CertificateError(
            "This file is no certificate of this course: choose a PDF or PNG that `course certificate` made."
        ) from error
    return content[:start] + content[end:], told


def _pdf_seals(content: bytes) -> list[tuple[int, int, bytes]]:
    """Where the seals in a PDF begin and end, and what they are."""
    return [(*found.span(1), found[1]) for found in SEAL_IN_PDF.finditer(content)]


def _png_seals(content: bytes) -> list[tuple[int, int, bytes]]:
    """The same for a PNG: its text chunks, never what merely looks like one inside the pixels."""
    seals, at = [], len(PNG)
    while content.startswith(PNG) and at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        chunk = content[at : at + 12 + length]
        if chunk[4:8] == b"tEXt" and chunk[8:].startswith(MARK[:-1] + b"\0"):
            seal = chunk[8 + len(MARK) : -4]
            seals += [(at, at + len(chunk), seal)] if chunk == _png_chunk(seal) else []
        at += 12 + length
    return seals


def _png_chunk(seal: bytes) -> bytes:
    data = b"tEXt" + MARK[:-1] + b"\0" + seal
    return struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
