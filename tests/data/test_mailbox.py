# SPDX-License-Identifier: Apache-2.0
"""Mail as mail programs leave it, whole and broken, becomes the course's JSONL without the addresses in it."""

import base64
import mailbox as standard
import tracemalloc
from collections import Counter
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from course_lib.cli import app
from course_lib.data import MailboxError, import_mails, mailbox, mails, read_jsonl

MARK = b"From ada@example.com Sun Mar  1 09:30:00 2026\n"
HEAD = b"From: Ada <ada@example.com>\nTo: desk@example.net\nDate: Sun, 1 Mar 2026 09:30:00 +0100\nSubject: Tent\n"


def box(tmp_path, *raw, mark=MARK):
    path = tmp_path / "in.mbox"
    path.write_bytes(b"\n".join(mark + one + b"\n" for one in raw))
    return path


def one(tmp_path, raw, **options):
    (row,) = mails(box(tmp_path, raw), **options)
    return row


def text(tmp_path, head, body):
    return one(tmp_path, HEAD + head + b"\n" + body)["body"]


def test_a_mail_becomes_a_row(tmp_path):
    raw = HEAD + b"\nHello desk@example.net,\nring +44 7700 900123, see https://example.com/a\nAda\n"
    assert one(tmp_path, raw) == {
        "id": "mail-000001",
        "date": "2026-03-01T08:30:00Z",
        "from": "person-1@example.org",
        "to": "person-2@example.org",
        "subject": "Tent",
        "body": "Hello person-2@example.org,\nring #######, see https://example.com/a\nAda",
        "attachments": 0,
        "links": 1,
    }


def test_addresses_are_kept_if_asked_for(tmp_path):
    row = one(tmp_path, HEAD + b"\nRing +44 7700 900123.\n", keep_addresses=True)
    assert (row["from"], row["body"]) == ("Ada <ada@example.com>", "Ring +44 7700 900123.")


def test_people_keep_their_number_throughout_the_file(tmp_path):
    answer = HEAD.replace(b"ada@example.com", b"x").replace(b"desk@example.net", b"ADA@example.com")
    rows = list(mails(box(tmp_path, HEAD + b"\nHi\n", answer.replace(b"<x>", b"<desk@example.net>") + b"\nHi Ada\n")))
    assert [(row["from"], row["to"]) for row in rows] == [
        ("person-1@example.org", "person-2@example.org"),
        ("person-2@example.org", "person-1@example.org"),
    ]


def test_a_line_that_begins_with_from_tears_no_mail(tmp_path):
    body = b"\nFirst\n\nFrom Mon 9:00 to Fri we are closed, from 2026 on.\n\n>From there on:\n>>From\nFrom x\n"
    rows = list(mails(box(tmp_path, HEAD + body, HEAD + b"\nSecond\n")))
    assert [row["id"] for row in rows] == ["mail-000001", "mail-000002"]
    assert (
        rows[0]["body"]
        == "First\n\nFrom Mon 9:00 to Fri we are closed, from 2026 on.\n\nFrom there on:\n>>From\nFrom x"
    )


@pytest.mark.parametrize(
    "mark",
    [
        b"From ada@example.com Thu Jan  1 00:00:00 1970\n",
        b"From ada at example.com  Thu Jan  1 00:00:00 1970\n",
        b"From 1234567890@xxx Mon Jan 01 00:00:00 +0000 2024\r\n",
        b"From - Tue Jan 02 00:00:00 2024\r\n",
        b"From MAILER-DAEMON Thu Jan  1 00:00 1970\n",
        b"From ada@example.com Thu Jan  1 00:00:00 MET 1970\n",
        b"From \r\n",
    ],
)
def test_marks_of_many_programs(tmp_path, mark):
    path = box(tmp_path, HEAD + b"\nOne\n", HEAD + b"\nTwo\n", mark=mark)
    assert [row["body"] for row in mails(path)] == ["One", "Two"]


def test_what_the_standard_library_writes_is_read(tmp_path):
    written = standard.mbox(tmp_path / "in.mbox")
    for number in range(3):
        message = EmailMessage()
        message["From"], message["Subject"] = "Jörg <jörg@example.org>", f"Größe {number}"
        message.set_content("Grüße\n\nFrom me\n")
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
        written.add(message)
    written.close()
    rows = list(mails(tmp_path / "in.mbox"))
    assert [row["subject"] for row in rows] == ["Größe 0", "Größe 1", "Größe 2"]
    assert {(row["body"], row["attachments"]) for row in rows} == {("Grüße\n\nFrom me", 1)}


@pytest.mark.parametrize(
    "written, read",
    [
        (b"=?utf-8?q?Gr=C3=B6=C3=9Fe?= =?utf-8?b?IDQ=?=", "Größe 4"),
        (b"Gr\xc3\xb6\xc3\x9fe", "Größe"),
        (b"Gr\xf6\xdfe", "Größe"),
        (b"one\n two", "one two"),
        (b"=?nonsense?q?abc?=", None),
        (b"=?utf-8?b?####?=", None),
        (b"a\x00b", None),
    ],
)
def test_subjects(tmp_path, written, read):
    row = one(tmp_path, b"From: a@example.com\nSubject: " + written + b"\n\nx\n")
    assert row["subject"] == read or read is None and isinstance(row["subject"], str)


@pytest.mark.parametrize(
    "written, read",
    [
        (b"Sun, 1 Mar 2026 09:30:00 -0500", "2026-03-01T14:30:00Z"),
        (b"1 Mar 2026 09:30 -0000", "2026-03-01T09:30:00Z"),
        (b"Sun, 1 Mar 2026 09:30:00 +0100 (CET)", "2026-03-01T08:30:00Z"),
        (b"yesterday", None),
        (b"", None),
        (b"Mon, 31 Feb 2026 25:61:00 +9999", None),
        (b"Fri, 31 Dec 9999 23:59:59 -1200", None),
        (b"\xff\xfe", None),
    ],
)
def test_dates(tmp_path, written, read):
    assert one(tmp_path, b"From: a@example.com\nDate: " + written + b"\n\nx\n")["date"] == read


def test_missing_headers_are_empty(tmp_path):
    row = one(tmp_path, b"Subject: only this\n\n\n")
    assert (row["date"], row["from"], row["to"], row["body"]) == (None, "", "", "")


@pytest.mark.parametrize(
    "head, body",
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\n", b"Gr\xf6\xdfe"),
        (b"Content-Type: text/plain; charset=us-ascii\n", b"Gr\xc3\xb6\xc3\x9fe"),
        (b"Content-Type: text/plain; charset=nonsense\n", b"Gr\xc3\xb6\xc3\x9fe"),
        (b"Content-Type: text/plain; charset=hex\n", b"Gr\xc3\xb6\xc3\x9fe"),
        (b"Content-Type: text/plain; charset=utf-8\n", b"Gr\xf6\xdfe"),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", b"R3LDtsOfZQ=="),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", b"R3LDtsOfZQ"),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
            b"Gr=C3=B6=C3=9Fe=",
        ),
        (b"Content-Type: nonsense\n", b"Gr\xc3\xb6\xc3\x9fe"),
        (b"Content-Type: multipart/mixed\n", b"Gr\xc3\xb6\xc3\x9fe"),
        (b"Content-Type: text/html; charset=utf-8\n", b"<p>Gr&ouml;&szlig;e</p>"),
    ],
)
def test_encodings_right_and_wrong(tmp_path, head, body):
    assert text(tmp_path, head, body + b"\n") == "Größe"


@pytest.mark.parametrize("charset, written, read", [("koi8-r", "Привет", "Привет"), ("utf-16", "Größe", "Größe")])
def test_the_stated_encoding_comes_first(tmp_path, charset, written, read):
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n".encode()
    assert text(tmp_path, head, base64.b64encode(written.encode(charset))) == read


def parts(kind, *inner):
    body = b"".join(b"--B\n" + part + b"\n" for part in inner)
    return b"Content-Type: multipart/" + kind + b'; boundary="B"\n\n' + body + b"--B--\n"


PLAIN = b"Content-Type: text/plain\n\nplain\n"
HTML = b"Content-Type: text/html\n\n<a href='https://example.com'>page</a>\n"
FILE = b"Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nx\n"
NOTE = b"Content-Type: text/plain; name=note.txt\n\nnot the body\n"
NESTED = b"Content-Type: message/rfc822\n\n" + HEAD + b"\nwithin\n"


def within(outer):
    """Parts with a boundary of their own, to stand within others."""
    return outer.replace(b"--B", b"--C").replace(b'"B"', b'"C"')


@pytest.mark.parametrize(
    "raw, body, attachments, links",
    [
        (parts(b"alternative", PLAIN, HTML), "plain", 0, 0),
        (parts(b"alternative", HTML, PLAIN), "plain", 0, 0),
        (parts(b"alternative", b"Content-Type: text/plain\n\n \n", HTML), "page", 0, 1),
        (parts(b"mixed", HTML, FILE), "page", 1, 1),
        (parts(b"mixed", PLAIN, FILE, NOTE), "plain", 2, 0),
        (parts(b"mixed", PLAIN, FILE, PLAIN), "plain\n\nplain", 1, 0),
        (parts(b"mixed", within(parts(b"alternative", PLAIN, HTML)), FILE), "plain", 1, 0),
        (parts(b"related", HTML, b"Content-Type: image/png\n\nx\n"), "page", 0, 1),
        (parts(b"mixed", PLAIN, NESTED), "plain", 1, 0),
        (parts(b"mixed", NESTED), "within", 1, 0),
        (parts(b"mixed", FILE), "", 1, 0),
        (parts(b"mixed", PLAIN).replace(b"--B--", b""), "plain", 0, 0),
        (parts(b"report", PLAIN, b"Content-Type: message/delivery-status\n\nAction: failed\n"), "plain", 1, 0),
    ],
)
def test_parts(tmp_path, raw, body, attachments, links):
    row = one(tmp_path, HEAD + raw)
    assert (row["body"], row["attachments"], row["links"]) == (body, attachments, links)


def test_a_page_becomes_text(tmp_path):
    page = b"""<html><head><title>T</title><style>p {}</style></head><body><p>One<br>two</p>
    <script>var x</script><ul><li>three &amp;&nbsp;four</li></ul><b>fi</b>ve
    six <a href="mailto:ada@example.com">write</a> <a href="//example.com">look</a><![endif x]></body></html>\n"""
    row = one(tmp_path, HEAD + b"Content-Type: text/html\n\n" + page)
    assert row["body"] == "One\ntwo\n\nthree & four\n\nfive six write look"
    assert row["links"] == 1


@pytest.mark.parametrize("page", [b"<head><style>p {}</style><body>seen", b"<title>no</title>seen", b"se<!-- no -->en"])
def test_a_page_without_ends_is_read(tmp_path, page):
    assert one(tmp_path, HEAD + b"Content-Type: text/html\n\n" + page + b"\n")["body"] == "seen"


def test_what_is_no_mail_to_learn_from_is_counted_by_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(mailbox, "MOST_BYTES", 1_000_000)
    path = box(
        tmp_path,
        HEAD + b"X-Mozilla-Status: 0009\n\ndeleted\n",
        b"just text\n",
        HEAD.replace(b"Tent", b"DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA") + b"X-IMAP: 1 2\n\nnotes\n",
        HEAD + b"\n" + b"long\n" * 300_000,
        HEAD + b"X-Mozilla-Status: 0001\n\nkept\n",
    )
    skipped = Counter()
    assert [row["id"] for row in mails(path, skipped=skipped)] == ["mail-000005"]
    assert skipped == {"deleted": 1, "without headers": 1, "notes of a mail program": 1, "larger than 1 MB": 1}
    made = import_mails(path, tmp_path / "out.jsonl")
    assert made.sentence() == (
        f"{tmp_path / 'out.jsonl'} holds 1 mail; 4 skipped (1 deleted, 1 larger than 1 MB, 1 notes of a mail program, "
        "1 without headers)."
    )


def test_parts_nested_without_end_are_one_mail_less(tmp_path):
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000))
    skipped = Counter()
    rows = list(mails(box(tmp_path, HEAD + raw, HEAD + b"\nafter\n"), skipped=skipped))
    assert rows[-1]["body"] == "after"
    assert len(rows) + skipped["unreadable"] == 2


@given(st.lists(st.binary(max_size=200), max_size=3))
def test_whatever_stands_in_it_the_mailbox_is_read(tmp_path_factory, raw):
    path = box(tmp_path_factory.mktemp("any"), *(HEAD + one for one in raw), HEAD + b"\nlast\n")
    skipped = Counter()
    rows = list(mails(path, skipped=skipped))
    assert rows[-1]["body"].endswith("last")
    assert set(skipped) <= {"unreadable"}


def test_a_mailbox_is_a_stream(tmp_path):
    path = box(tmp_path, *[HEAD + b"\n" + b"a line of some length\n" * 1_000] * 300)
    tracemalloc.start()
    assert sum(1 for _ in mails(path, keep_addresses=True)) == 300
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < path.stat().st_size / 4


def test_of_a_mail_that_is_too_large_no_more_is_kept_than_allowed(tmp_path, monkeypatch):
    monkeypatch.setattr(mailbox, "MOST_BYTES", 100_000)
    path = box(tmp_path, HEAD + b"\n" + (b"x" * 999 + b"\n") * 5_000, HEAD + b"\n" + b"x" * 5_000_000)
    skipped = Counter()
    tracemalloc.start()
    assert not list(mails(path, skipped=skipped))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(skipped.values()) == 2 and most < 1_500_000


def maildir(tmp_path):
    folder = tmp_path / "Maildir"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "cur" / "2.x:2,S").write_bytes(HEAD + b"\ntwo\n\nFrom me\n")
    (folder / "new" / "1.x").write_bytes(HEAD + b"\none\n")
    (folder / "cur" / "3.x:2,ST").write_bytes(HEAD + b"\ndeleted\n")
    (folder / "tmp" / "4.x").write_bytes(HEAD + b"\nhalf\n")
    return folder


def test_a_maildir_is_read_in_the_order_of_its_names(tmp_path):
    skipped = Counter()
    assert [row["body"] for row in mails(maildir(tmp_path), skipped=skipped)] == ["one", "two\n\nFrom me"]
    assert skipped == {"deleted": 1}


def course(*words):
    told = CliRunner().invoke(app, ["data", "import", *map(str, words)])
    assert told.exception is None or isinstance(told.exception, SystemExit)
    return told.exit_code, told.stdout


def test_the_command_writes_jsonl_and_sums_up(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = box(tmp_path, HEAD + b"\nOne\n", b"no mail\n", HEAD + b"\nTwo\n")
    before = path.read_bytes()
    code, told = course(path)
    assert (code, told.splitlines()[0]) == (0, "in.jsonl holds 2 mails; 1 skipped (1 without headers).")
    assert "read it before you share it" in told
    assert [row["body"] for row in read_jsonl(tmp_path / "in.jsonl")] == ["One", "Two"]
    assert path.read_bytes() == before
    code, told = course(path)
    assert (code, told) == (1, "in.jsonl is there already: name another file with --to, or delete it.\n")
    code, told = course(path, "--to", "other.jsonl", "--keep-addresses")
    assert code == 0 and "keep the file to yourself" in told
    assert next(read_jsonl(tmp_path / "other.jsonl"))["from"] == "Ada <ada@example.com>"


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b"", "is empty: there is no mail in it."),
        (b"\n\n", "is empty: there is no mail in it."),
        (b"PK\x03\x04\n", "is not an mbox file: its first line does not begin with 'From '."),
        (HEAD + b"\nx\n", "is not an mbox file: its first line does not begin with 'From '."),
        (MARK + b"x\n", "has no mail to import (all are without headers), so nothing was written."),
        (None, "no such file or directory. What you had is as it was."),
    ],
)
def test_what_is_no_mailbox_is_told_in_one_sentence(tmp_path, content, sentence):
    path = tmp_path / "in.mbox"
    if content is not None:
        path.write_bytes(content)
    code, told = course(path, "--to", tmp_path / "out.jsonl")
    assert code == 1 and told.startswith(str(path)) and told.endswith(sentence + "\n") and told.count("\n") == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_a_folder_that_is_no_maildir_and_one_without_mail(tmp_path):
    with pytest.raises(MailboxError, match=r"is not a Maildir: it has no folders cur and new\.$"):
        import_mails(tmp_path, tmp_path / "out.jsonl")
    for name in ("cur", "new"):
        (tmp_path / name).mkdir()
    with pytest.raises(MailboxError, match=r"has no mail to import \(the folder is empty\)"):
        import_mails(tmp_path, tmp_path / "out.jsonl")
    with pytest.raises(MailboxError, match=r"^There is no folder .*nowhere: make it"):
        import_mails(tmp_path, tmp_path / "nowhere" / "out.jsonl")
