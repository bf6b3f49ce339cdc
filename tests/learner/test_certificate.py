# SPDX-License-Identifier: Apache-2.0
"""Certificates: what is verified is what is seen, and each fault has its sentence."""

import base64
import io
import json
import stat
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from course_lib.learner import signature
from course_lib.learner.certificate import CertificateError, draw, drawable, write
from course_lib.learner.signature import certificates, new_key, read_private_key, read_public_key, verify

RESULT = "2 of 2 chapters, 24 of 24 points"
KINDS = ("pdf", "png")


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    pairs = []
    for name in ("one.pem", "two.pem"):
        public = new_key(folder / name)
        pairs.append((read_private_key(folder / name), read_public_key(public)))
    return pairs


@pytest.fixture(scope="module")
def ada(keys):
    return certificates("Ada Lovelace", "2026-03-31", RESULT, keys[0][0])


@pytest.fixture(scope="module")
def eve(keys):
    return certificates("Eve", "2026-03-31", RESULT, keys[1][0])


def resealed(content: bytes, change) -> bytes:
    """The file with another seal: `change` gets what the seal says and may alter it."""
    _, told = signature._opened(content)
    change(told)
    return with_seal(content, base64.urlsafe_b64encode(json.dumps(told).encode()))


def with_seal(content: bytes, seal: bytes) -> bytes:
    find = signature._pdf_seals if content.startswith(b"%PDF-") else signature._png_seals
    ((start, end, _),) = find(content)
    return content[:start] + (seal if content.startswith(b"%PDF-") else signature._png_chunk(seal)) + content[end:]


@pytest.mark.parametrize("kind", KINDS)
def test_a_signed_certificate_holds(ada, keys, kind):
    facts = verify(ada[kind], keys[0][1])
    assert (facts.name, facts.date, facts.result) == ("Ada Lovelace", "2026-03-31", RESULT)


def test_the_same_facts_are_the_same_bytes(ada, keys):
    assert certificates("Ada Lovelace", "2026-03-31", RESULT, keys[0][0]) == ada


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", ["name", "date", "result", "course", "signed_by"])
def test_an_altered_fact_fails(ada, keys, kind, field):
    altered = resealed(ada[kind], lambda told: told["facts"].update({field: "Eve"}))
    with pytest.raises(CertificateError, match="was changed after it was signed"):
        verify(altered, keys[0][1])


@pytest.mark.parametrize("kind", KINDS)
def test_an_altered_picture_fails_under_the_true_seal(ada, keys, kind):
    other = certificates("Eve", "2026-03-31", RESULT, keys[0][0])[kind]
    ((_, _, seal),) = (signature._pdf_seals if kind == "pdf" else signature._png_seals)(ada[kind])
    with pytest.raises(CertificateError, match="What this certificate shows was changed"):
        verify(with_seal(other, seal), keys[0][1])


def test_one_painted_pixel_fails(ada, keys):
    picture = Image.open(io.BytesIO(ada["png"]))
    assert picture.text.keys() == {"course-certificate-1"}
    pixels = np.array(picture)
    pixels[600, 800] = 0
    painted = io.BytesIO()
    Image.fromarray(pixels).save(painted, "png")
    ((_, _, seal),) = signature._png_seals(ada["png"])
    forged = painted.getvalue().removesuffix(signature.PNG_END) + signature._png_chunk(seal) + signature.PNG_END
    with pytest.raises(CertificateError, match="shows was changed"):
        verify(forged, keys[0][1])


@pytest.mark.parametrize("kind", KINDS)
def test_anything_added_fails(ada, keys, kind):
    """A PDF may be changed by what is appended to it, a PNG by a chunk that animates it."""
    appended = ada[kind] + b"\n1 0 obj << >> endobj\n%%EOF\n"
    data = b"acTL" + struct.pack(">II", 2, 0)
    chunk = struct.pack(">I", 8) + data + struct.pack(">I", zlib.crc32(data))
    inserted = ada[kind][:33] + chunk + ada[kind][33:]
    for forged in (appended, inserted):
        with pytest.raises(CertificateError, match="shows was changed"):
            verify(forged, keys[0][1])


@pytest.mark.parametrize("kind", KINDS)
def test_another_key_unsigned_and_no_key_given(ada, eve, keys, kind):
    with pytest.raises(CertificateError, match="another key"):
        verify(eve[kind], keys[0][1])
    with pytest.raises(CertificateError, match="unsigned"):
        verify(certificates("Ada", "2026-03-31", RESULT)[kind], keys[0][1])
    with pytest.raises(CertificateError, match="anybody can make a key"):
        verify(ada[kind], None)
    swapped = resealed(ada[kind], lambda told: told.update(signature="00" * 64))
    with pytest.raises(CertificateError, match="does not hold"):
        verify(swapped, keys[0][1])
    stripped = resealed(ada[kind], lambda told: told.update(signature=""))
    with pytest.raises(CertificateError, match="unsigned"):
        verify(stripped, keys[0][1])


def test_what_is_no_certificate(ada, keys):
    plain = draw(signature.Facts("Ada", "2026-03-31", RESULT), keywords="course-certificate-1:")
    ((_, _, seal),) = signature._png_seals(ada["png"])
    doubled = with_seal(ada["png"], seal).replace(signature.PNG_END, signature._png_chunk(seal) + signature.PNG_END)
    changes = [
        lambda told: told.pop("facts"),
        lambda told: told["facts"].update(more="x"),
        lambda told: told["facts"].update(name=3),
        lambda told: told.update(key="no hex"),
        lambda told: told.update(sha256=None),
    ]
    strange = [resealed(ada[kind], change) for kind in KINDS for change in changes]
    strange += [with_seal(ada["png"], base64.urlsafe_b64encode(b"[" * 100_000)), with_seal(ada["png"], b"====")]
    for content in [b"", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"hello", *plain.values(), doubled, *strange]:
        with pytest.raises(CertificateError, match="no certificate of this course"):
            verify(content, keys[0][1])


@pytest.mark.parametrize("kind", KINDS)
def test_any_changed_byte_fails(ada, keys, kind):
    for place in np.random.default_rng(1).integers(0, len(ada[kind]), 150):
        changed = bytearray(ada[kind])
        changed[place] ^= 1
        try:
            facts = verify(bytes(changed), keys[0][1])
        except CertificateError:
            continue
        # a byte of the seal's own base64 padding may change nothing of what it says
        assert facts.name == "Ada Lovelace" and signature._opened(bytes(changed)) == signature._opened(ada[kind])


NAMES = {
    "short": "Bo",
    "long": "Wolfeschlegelsteinhausenbergerdorff-Christodoulopoulos Maria Theresia Walburga Amalia Christina",
    "wide": "W" * 120,
    "cyrillic": "Екатерина Александровна Вознесенская",
    "greek": "Ὑπατία τῆς Ἀλεξανδρείας",
    "vietnamese": "Nguyễn Thị Ánh",
    "mathematics": "A$b_c^2$ \\alpha",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_fits_inside_the_frame(name):
    png = draw(signature.Facts(drawable(name, "name"), "2026-03-31", RESULT))["png"]
    ink = np.array(Image.open(io.BytesIO(png)).convert("L")) < 128
    height, width = ink.shape
    left, right = int(0.055 * width), int(0.945 * width)
    band = ink[int(0.42 * height) : int(0.63 * height)]
    assert band[:, left:right].any()
    # between the text and the frame there is nothing
    assert not band[:, left : int(0.075 * width)].any() and not band[:, int(0.925 * width) : right].any()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("李小龍", "U\\+674E"),
        ("नम", "U\\+0928"),
        ("A\u202eB", "U\\+202E"),
        ("A\x00", "U\\+0000"),
        ("", "0 letters"),
        ("x" * 121, "121"),
    ],
)
def test_a_name_that_cannot_be_drawn_has_a_sentence(name, told):
    with pytest.raises(CertificateError, match=told):
        drawable(name, "name")


def test_a_name_is_put_in_order():
    assert drawable("  Zoe\u0308 \n Ada ", "name") == "Zoë Ada"


def test_keys(tmp_path):
    path = tmp_path / "key.pem"
    public = new_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes(), public.read_bytes()
    with pytest.raises(CertificateError, match="stays as it is"):
        new_key(path)
    path.unlink()
    with pytest.raises(CertificateError, match="stays as it is"):
        new_key(path)
    assert not path.exists() and public.read_bytes() == before[1]
    path.write_bytes(before[0])
    with pytest.raises(CertificateError, match="no private key"):
        read_private_key(public)
    with pytest.raises(CertificateError, match="the .pub file"):
        read_public_key(path)


def test_another_persons_certificate_is_not_overwritten(tmp_path):
    assert [path.name for path in write({"pdf": b"1", "png": b"2"}, tmp_path, "Ada L.")] == [
        "certificate-ada-l.pdf",
        "certificate-ada-l.png",
    ]
    assert write({"pdf": b"1", "png": b"2"}, tmp_path, "Ada L.")[0].name == "certificate-ada-l.pdf"
    assert write({"pdf": b"1", "png": b"3"}, tmp_path, "Ada L.")[0].name == "certificate-ada-l-2.pdf"
    assert (tmp_path / "certificate-ada-l.png").read_bytes() == b"2"
    assert write({"pdf": b""}, tmp_path, "../../" + "Ж" * 120)[0].parent == tmp_path


def test_the_command(project, course, lay, cells):
    lay(project / "work", "00-a", [cells.graded("a", 1, outputs=cells.gave(1.0))])
    lay(project / "work", "01-b", [cells.graded("a", 2)])
    for slug in ("00-a", "01-b"):
        lay(project / "notebooks", slug, [])
    assert course("certificate") == (1, "Whose certificate is it? Write the name behind --name.\n")
    status, said = course("certificate", "--name", "Ada [x]", "--date", "2026-03-31")
    assert (
        status == 0 and "certificate-ada-x.pdf: Ada [x], 1 of 2 chapters, 1 of 3 points, unsigned: self-study." in said
    )
    assert course("certificate", "--verify", "certificate-ada-x.png") == (
        1,
        "This certificate is unsigned (self-study): nobody vouches for what it says.\n",
    )
    status, said = course("certificate", "--name", "Ada", "--result", "all of it")
    assert status == 1 and "--sign" in said
    assert course("certificate", "--new-key", "k.pem")[0] == 0
    told = ["--name", "Ada", "--date", "2026-03-31", "--chapters", "00", "--sign", "k.pem", "--to", "out"]
    status, said = course("certificate", *told)
    assert status == 0 and "1 of 1 chapters, 1 of 1 points, signed." in said
    for kind in KINDS:
        status, said = course("certificate", "--verify", f"out/certificate-ada.{kind}", "--public-key", "k.pem.pub")
        assert status == 0 and "The signature covers: Ada, 2026-03-31, 1 of 1 chapters, 1 of 1 points." in said
        assert "Compare them with what you see." in said
    assert course("certificate", "--verify", "out/certificate-ada.pdf")[0] == 1
    for wrong in (
        ["--date", "31.3.2026"],
        ["--chapters", "07"],
        ["--name", "李"],
        ["--sign", "k.pem.pub"],
        ["--sign", "no"],
    ):
        status, said = course("certificate", *told, *wrong)
        assert status == 1 and said.count("\n") == 1, said
