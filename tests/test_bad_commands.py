# SPDX-License-Identifier: Apache-2.0
"""A table of bad calls of the command `course`: each ends with one clear sentence and a status, and loses nothing."""

import json
import re
import shutil
import sys
from functools import partial

import pytest
from typer.testing import CliRunner

from course_lib.artifact import freeze
from course_lib.cli import app
from course_lib.training import Recipe, train_text_classifier

TEXTS = ["win a prize", "see you at lunch", "a prize for you", "lunch at noon"] * 5
HUGE = "1" + 20 * "0"
USAGE = 2


def rows(count=20, **changed):
    """Rows with a text, a number, a category, a time, a group and a label of two and of four classes."""
    for number in range(count):
        yield {
            "text": TEXTS[number % 20],
            "x": number / 2,
            "c": "ab"[number % 2],
            "at": f"2026-01-{number + 1:02}",
            "who": f"w{number % 5}",
            "label": ["spam", "ham"][number % 2],
            "four": f"class {number % 4}",
        } | {name: value(number) if callable(value) else value for name, value in changed.items()}


def write_rows(path, lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@pytest.fixture(scope="module")
def spam_model(tmp_path_factory):
    """The folder of a small frozen model."""
    model = train_text_classifier(TEXTS, [1, 0, 1, 0] * 5, Recipe(steps=1, batch_size=4), names=("ham", "spam"))
    return freeze(model, tmp_path_factory.mktemp("models"), "m")


@pytest.fixture
def home(tmp_path, spam_model, monkeypatch):
    """A folder with a model, rows and other files, which is the current one; jax is left as it is."""
    folder = tmp_path / "home"
    (folder / "empty folder").mkdir(parents=True)
    shutil.copytree(spam_model, folder / "models" / "m_v1")
    shutil.copytree(spam_model, folder / "models" / "damaged_v1")
    with (folder / "models" / "damaged_v1" / "params.safetensors").open("ab") as file:
        file.write(b"more")
    write_rows(folder / "rows.jsonl", rows())
    (folder / "empty.jsonl").write_bytes(b"")
    (folder / "notes.txt").write_text("Buy milk.\n")
    (folder / "latin.csv").write_bytes("text,label\ngröße,ham\n".encode("latin-1"))
    (folder / "cut.csv").write_bytes(b"text,label\nwin,spam\nlun")
    (folder / "uneven.csv").write_bytes(b"text,label\nwin,spam,more\n")
    (folder / "mail.mbox").write_bytes(
        b"From a@b Thu Jan  1 00:00:00 2026\nSubject: Hi\nFrom: a@b.example\n\nLunch?\n\n"
    )
    monkeypatch.chdir(folder)
    monkeypatch.setattr("course_lib.devices.setup", lambda *args, **more: None)
    monkeypatch.setattr("course_lib.inference.serving.run.run", lambda *args: pytest.fail("it was served"))
    return folder


def files(folder):
    """The content of every file in a folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def course(*words):
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result.exit_code, result.output


def check(status, output, expected, usage=False):
    """Asserts that a command failed with one sentence, or with its usage where the values of options were wrong."""
    assert status != 0 and "Traceback" not in output, output
    if usage:
        assert status == USAGE and "Usage: " in output, output
        assert expected in " ".join(re.sub("[│╭╮╰╯─]", " ", output).split()), output
        return
    assert output.count("\n") == 1 and 20 <= len(output) <= 600, output
    assert expected in output and re.search(r"[.?!]$", output.strip()), output
    assert " object at 0x" not in output and "Error(" not in output, output


def config(text="", data='{path = "rows.jsonl"}', task="text", name='"m"', **more):
    """A configuration in TOML; `more` are further keys with their values in TOML."""
    keys = {"name": name, "task": f'"{task}"', "data": data, "recipe": "{steps = 1, batch_size = 4}"} | more
    return "\n".join(f"{key} = {value}" for key, value in keys.items() if value) + f"\n{text}\n"


table = partial(config, data='{path = "rows.jsonl", numeric = ["x"], categorical = ["c"]}', task="table")
of_rows = partial(config, data='{path = "changed.jsonl"}')
of_table = partial(table, data='{path = "changed.jsonl", numeric = ["x"], categorical = ["c"]}')

TRAIN = {
    # a configuration, its rows where they are not the usual ones, and a part of the sentence
    "empty": ("", None, "needs the key 'name'"),
    "not TOML": ("name: m", None, "is no TOML"),
    "a key that there is not": (config(colour="1"), None, "there is no key 'colour'"),
    "a key that there is not in a table": (config("[split]\ncolour = 1"), None, "there is no key 'colour'"),
    "a number as name": (config(name="3"), None, "'name' of the configuration is text"),
    "a path as name": (config(name='"../m"'), None, "cannot name a model"),
    "a name longer than a file's": (config(name=f'"{"m" * 300}"'), None, "cannot name a model"),
    "an unknown task": (config(task="picture"), None, "`task` is one of text, table"),
    "an unknown set": (config(data='"mails"'), None, "There is no set named 'mails'"),
    "a set and a path": (config(data='{set = "inbox", path = "rows.jsonl"}'), None, "either a `set` or the `path`"),
    "a number as data": (config(data="3"), None, "is a table of keys and values"),
    "a set of the other task": (config(data='"inbox"', task="table"), None, "is for the task 'text'"),
    "no file of rows": (config(data='"none.jsonl"'), None, "There is no file"),
    "a folder as rows": (config(data='{path = "models"}'), None, "is a directory"),
    "a zero byte in a path": (config(data='{path = "a\\u0000.jsonl"}'), None, "`path` must be a path"),
    "an empty file of rows": (config(data='"empty.jsonl"'), None, "row"),
    "a file that is no JSON": (config(data='{path = "notes.txt"}'), None, "line 1: expected a whole JSON object"),
    "a CSV file that is no UTF-8": (config(data='"latin.csv"'), None, "line 2: expected text in UTF-8"),
    "a CSV file that was cut": (config(data='"cut.csv"'), None, "line 3: expected a line end"),
    "a CSV row with a field too many": (config(data='"uneven.csv"'), None, "2 fields as in the header, and found 3"),
    "no column of that name": (config(data='{path = "rows.jsonl", text = "body"}'), None, "no column 'body'"),
    "no label of that name": (config(data='{path = "rows.jsonl", label = "queue"}'), None, "no column 'queue'"),
    "the label as its own feature": (
        table(data='{path = "rows.jsonl", categorical = ["label"]}'),
        None,
        "'label' is the label and cannot be learned from",
    ),
    "no columns": (table(data='{path = "rows.jsonl"}'), None, "A table needs columns"),
    "words as numbers": (table(data='{path = "rows.jsonl", numeric = ["c"]}'), None, "'c' must be a number or null"),
    "one text": (of_rows(), rows(1), "row"),
    "null as a text": (of_rows(), rows(text=None), "row 1: the column 'text' must be a string, got null"),
    "a number as a text": (of_rows(), rows(text=3), "row 1: the column 'text' must be a string, got 3"),
    "null as a label": (of_rows(), rows(label=None), "row 1: 'label' must be a label"),
    "a list as a label": (of_rows(), rows(label=["ham"]), "row 1: 'label' must be a string"),
    "one label for all": (of_rows(), rows(label="ham"), "All labels are 0"),
    "a label for each row": (of_rows(), rows(label=lambda n: f"label {n}"), "does not look like a label"),
    "labels that look alike": (of_rows(), rows(label=lambda n: ["Spam", "spam"][n % 2]), "which look alike"),
    "a list as a category": (of_table(), rows(c=["a"]), "row 1: the column 'c' must be a string"),
    "a number beyond float32": (of_table(), rows(x=1e39), "row 1: the column 'x' must be a number from -3.4e38"),
    "a number of 400 digits": (of_table(), rows(x=10**400), "row 1: the column 'x' must be a number from -3.4e38"),
    "a column without a number": (of_table(), rows(x=None), "'x' contains no number at all"),
    "one name": (config(names='["ham"]'), None, "`names` lists two classes or more"),
    "the same name twice": (config(names='["ham", "ham"]'), None, "`names` lists two classes or more"),
    "a label without a name": (config(names='["ham", "eggs"]'), None, "must be one of ham, eggs, got 'spam'"),
    "threshold 2": (config(threshold="2"), None, "`threshold` is a probability from 0 to 1"),
    "threshold nan": (config(threshold="nan"), None, "`threshold` is a probability from 0 to 1"),
    "an unknown calibration": (config(calibrate='"hope"'), None, "`calibrate` is one of"),
    "isotonic for four classes": (
        config(data='{path = "rows.jsonl", label = "four"}', calibrate='"isotonic"'),
        None,
        "isotonic is for two classes, and there are 4",
    ),
    "an unknown split": (config('[split]\nkind = "luck"'), None, "`kind of [split]` is one of random"),
    "a split by groups without a column": (config('[split]\nkind = "group"'), None, "name it as `group` in [data]"),
    "a split by time without a column": (config('[split]\nkind = "time"'), None, "name it as `time` in [data]"),
    "a split of one group": (
        of_rows('[split]\nkind = "group"', data='{path = "changed.jsonl", group = "who"}'),
        rows(who="all"),
        "needs two groups or more",
    ),
    "a missing time": (
        of_rows('[split]\nkind = "time"', data='{path = "changed.jsonl", time = "at"}'),
        rows(at=None),
        "row 1: the time 'at' is missing",
    ),
    "dials that are no table": (config(data='{set = "company:tickets", dials = 3}'), None, "dials"),
    "a dial that there is not": (config(data='{set = "company:tickets", dials = {luck = 1}}'), None, "luck"),
    "no customers": (
        config(data='{set = "company:tickets", dials = {customers = 0}}'),
        None,
        "'customers' goes from 1",
    ),
    "models in a file": (config(models='"notes.txt"'), None, "`models`: "),
    "models below a file": (config(models='"notes.txt/models"'), None, "`models`: "),
    "a folder as log": (config(log='"models"'), None, "`log`: "),
    "the rows as log": (config(log='"rows.jsonl"'), None, "is not a log of experiments"),
    "a zero byte in models": (config(models='"a\\u0000"'), None, "`models` must be a path"),
    "a zero byte in log": (config(log='"a\\u0000"'), None, "`log` must be a path"),
    **{
        f"{name} = {value}": (config(recipe=f"{{{name} = {value}}}"), None, f"{name}")
        for name, values in {
            "steps": ["0", "-1", "1.5", '"ten"', "true", HUGE],
            "batch_size": ["0", "1e10", "10000000000", "[]"],
            "learning_rate": ["0", "-1", "nan", "inf", '"fast"'],
            "l2": ["-1", "nan"],
            "seed": ["-1", "1.5", HUGE],
            "balanced": ["1"],
        }.items()
        for value in values
    },
    **{
        f"model.{name} = {value}": (config(f"[model]\n{name} = {value}"), None, name)
        for name, values in {
            "ngrams": ["[]", "[0]", "[-1]", "[1.5]", '"12"', "2", f"[{HUGE}]"],
            "min_count": ["0", "-1", "1000", HUGE],
            "buckets": ["-1", "2.5", HUGE],
        }.items()
        for value in values
    },
    **{
        f"model.hidden = {value}": (table(f"[model]\nhidden = {value}"), None, "hidden")
        for value in ("[0]", "[-3]", "[2.5]", "3", f"[{HUGE}]")
    },
    **{
        f"split.{name} = {value}": (config(f"[split]\n{name} = {value}"), None, name)
        for name, values in {
            "seed": ["-1", "0.5", HUGE],
            "test_share": ["0", "1", "-0.5", "nan", '"half"'],
            "validation_share": ["0", "2"],
        }.items()
        for value in values
    },
}


@pytest.mark.parametrize("case", TRAIN)
def test_train_refuses_a_bad_configuration_in_one_sentence(home, case):
    text, changed, expected = TRAIN[case]
    (home / "bad.toml").write_text(text)
    if changed is not None:
        write_rows(home / "changed.jsonl", changed)
    before = files(home)
    check(*course("train", "bad.toml"), expected)
    assert {name: content for name, content in files(home).items() if name != "runs.jsonl"} == before


COMMANDS = {
    # words, a part of the sentence, and whether it is typer's usage
    "train: no configuration": ("train", "Missing argument", True),
    "train: a file that is not there": ("train none.toml", "none.toml cannot be read"),
    "train: a folder": ("train models", "models cannot be read"),
    "train: rows": ("train rows.jsonl", "is no TOML"),
    "train: not UTF-8": ("train latin.csv", "latin.csv is no TOML"),
    "score: no model": ("score models/none rows.jsonl out.jsonl", "give the folder of a frozen model"),
    "score: a file as model": ("score notes.txt rows.jsonl out.jsonl", "give the folder of a frozen model"),
    "score: an empty folder as model": ("score 'empty folder' rows.jsonl out.jsonl", "cannot be read"),
    "score: a damaged model": ("score models/damaged_v1 rows.jsonl out.jsonl", "is not the file that was frozen"),
    "score: an alias that there is not": ("score models/m@staging rows.jsonl out.jsonl", "no m is in staging"),
    "score: no input": ("score models/m_v1 none.jsonl out.jsonl", "There is no file none.jsonl"),
    "score: a folder as input": ("score models/m_v1 models out.jsonl", "There is no file models"),
    "score: a CSV file that is no UTF-8": ("score models/m_v1 latin.csv out.jsonl", "expected text in UTF-8"),
    "score: a CSV file that was cut": ("score models/m_v1 cut.csv out.jsonl", "line 3: expected a line end"),
    "score: the input as output": ("score models/m_v1 rows.jsonl rows.jsonl --prefix my_", "is the input itself"),
    "score: a folder as output": ("score models/m_v1 rows.jsonl models --prefix my_", "models"),
    "score: an output below a file": ("score models/m_v1 rows.jsonl notes.txt/out.jsonl --prefix my_", "notes.txt"),
    "score: a file that is there": ("score models/m_v1 rows.jsonl notes.txt --prefix my_", "choose another file"),
    "score: a column that is there": ("score models/m_v1 rows.jsonl out.jsonl", "give a --prefix"),
    "score: a batch of 0": ("score models/m_v1 rows.jsonl out.jsonl --batch 0", "'--batch'", True),
    "score: a word as batch": ("score models/m_v1 rows.jsonl out.jsonl --batch few", "'--batch'", True),
    "score: an option that there is not": ("score models/m_v1 rows.jsonl out.jsonl --colour", "No such option", True),
    "serve: a file as model": ("serve notes.txt", "give the folder of a frozen model"),
    "serve: a damaged model": ("serve models/damaged_v1", "is not the file that was frozen"),
    "serve: an empty folder": ("serve 'empty folder'", "cannot be read"),
    "serve: a word as port": ("serve models/m_v1 --port abc", "'--port'", True),
    "serve: an empty host": ("serve models/m_v1 --host '' --port 99999", "must be from 0 to 65535"),
    "serve: another file as log": ("serve models/m_v1 --log notes.txt", "is not a log of `course serve`"),
    "generate: no prompt": ("generate stories260K", "'--prompt'", True),
    "generate: an unknown model": ("generate eggs --prompt Once", "There is no model 'eggs'"),
    "generate: a model that does not write": ("generate minilm --prompt Once", "writes none"),
    "generate: a classifier": ("generate models/m_v1 --prompt Once", "language model"),
    "generate: a file": ("generate ./notes.txt --prompt Once", "give the folder"),
    "generate: an empty folder": ("generate 'empty folder' --prompt Once", "cannot be read"),
    "generate: a negative temperature": (
        "generate stories260K --prompt Once --temperature -1",
        "'--temperature'",
        True,
    ),
    "generate: a temperature that is no number": (
        "generate stories260K --prompt Once --temperature nan",
        "'--temperature'",
        True,
    ),
    "generate: an infinite temperature": (
        "generate stories260K --prompt Once --temperature inf",
        "`temperature` must be",
    ),
    "generate: a tiny temperature": (
        "generate stories260K --prompt Once --temperature 1e-40",
        "`temperature` must be 0",
    ),
    "generate: greedy at a temperature": (
        "generate stories260K --prompt Once --greedy --temperature 1",
        "leave one of the two out",
    ),
    "generate: no tokens": ("generate stories260K --prompt Once -n 0", "'-n'", True),
    "generate: more tokens than fit": ("generate stories260K --prompt Once -n 1000", "ask for"),
    "generate: a huge number of tokens": (f"generate stories260K --prompt Once -n {HUGE}", "ask for"),
    "generate: a prompt that does not fit": (f"generate stories260K --prompt {'z' * 600}", "shorten it"),
    "generate: half a surrogate pair": ("generate stories260K --prompt win\ud800", "is no UTF-8"),
    "generate: a negative seed": ("generate stories260K --prompt Once -n 2 --seed -1", "seed"),
    "generate: a huge seed": (f"generate stories260K --prompt Once -n 2 --seed {HUGE}", "seed"),
    "generate: a chat with a model that does not": ("generate stories260K --prompt Hi --chat", "trained on no chat"),
    "pretrain: a file": ("pretrain notes.txt --share 0.0001", "notes.txt"),
    "pretrain: below a file": ("pretrain notes.txt/larkspur --share 0.0001", "notes.txt"),
    "pretrain: a share of 0": ("pretrain new --share 0", "'--share'", True),
    "pretrain: a share that is no number": ("pretrain new --share nan", "'--share'", True),
    "pretrain: a negative seed": ("pretrain new --seed -1", "'--seed'", True),
    "pretrain: a huge seed": (f"pretrain new --seed {HUGE} --share 0.0001", "seed"),
    "models: an unknown verb": ("models train", "No such command", True),
    "models: an unknown model": ("models fetch eggs", "eggs"),
    "data: an unknown set": ("data fetch eggs", "eggs"),
    "data: an import of nothing": ("data import none.mbox", "none.mbox"),
    "data: an import of another file": ("data import notes.txt --to new.jsonl", "notes.txt"),
    "data: an import of an empty file": ("data import empty.jsonl --to new.jsonl", "empty.jsonl"),
    "data: an import of an empty folder": ("data import 'empty folder' --to new.jsonl", "empty folder"),
    "data: an import over a file": ("data import mail.mbox --to notes.txt", "is there already"),
    "data: an import into a folder": ("data import mail.mbox --to models", "is there already"),
    "data: an import where no folder is": ("data import mail.mbox --to none/new.jsonl", "There is no folder none"),
    "data: an import below a file": ("data import mail.mbox --to notes.txt/new.jsonl", "There is no folder notes.txt"),
    "bench: an unknown verb": ("bench luck", "No such command", True),
    "bench: no rounds": ("bench engine --rounds 0", "'--rounds'", True),
    "bench: no years": ("bench drift --years 0", "'--years'", True),
    "bench: no submissions": ("bench grade --submissions 0", "'--submissions'", True),
    "bench: an unknown chapter": ("bench chapters 99", "99"),
    "bench: a chapter into the page of all": ("bench chapters 01 --write", "leave out the chapter"),
    "bench: a negative time": ("bench serve --seconds -1", "'--seconds'", True),
    "bench: no requests": ("bench serve --requests 0", "'--requests'", True),
    "bench: no time to fine-tune": ("bench lm --seconds -1", "'--seconds'", True),
}


@pytest.mark.parametrize("case", COMMANDS)
def test_command_refuses_bad_input_in_one_sentence(home, course_data, case):
    words, expected, *usage = COMMANDS[case]
    before = files(home)
    check(*course(*split(words)), expected, *usage)
    after = files(home)
    assert {name: after.get(name) for name in before} == before


def split(words):
    """The words of a command line, of which one in quotes may have spaces."""
    return [quoted or word for quoted, word in re.findall(r"'([^']*)'|(\S+)", words)]


def test_the_tables_are_large():
    assert len(TRAIN) + len(COMMANDS) >= 160


LEFTOVERS = {
    # what a command writes next to its output, and a folder or other content in its place
    "a folder as journal": (".out.jsonl.journal", None, ".out.jsonl.journal: is a directory"),
    "a folder as file of errors": ("out.errors.jsonl", None, "out.errors.jsonl: is a directory"),
    "a folder as lock": (".out.jsonl.lock", None, ".out.jsonl.lock: is a directory"),
    "a damaged journal": (".out.jsonl.journal", b"journal\n", "is damaged: --force starts over"),
    "the journal of another run": (".out.jsonl.journal", b'{"input": "x"}\n', "was begun with another input"),
    "a journal that is a list": (".out.jsonl.journal", b"[1]\n", "is damaged: --force starts over"),
    "a journal that lacks a part": (".out.jsonl.journal", "SAME", "is damaged: --force starts over"),
}


@pytest.mark.parametrize("case", LEFTOVERS)
def test_score_refuses_what_is_in_the_way_of_its_files(home, case):
    name, content, expected = LEFTOVERS[case]
    words = ("score", "models/m_v1", "rows.jsonl", "out.jsonl", "--prefix", "my_")
    if content is None:
        (home / name).mkdir()
        (home / name / "mine.txt").write_text("mine")
    elif content == "SAME":
        assert course(*words)[0] == 0
        first = (home / name).read_bytes().splitlines(keepends=True)[0]
        (home / name).write_bytes(first + b'{"rows": 3}\n')
    else:
        (home / name).write_bytes(content)
    before = files(home)
    check(*course(*words), expected)
    after = files(home)
    assert {name: after.get(name) for name in before} == before


def test_score_fails_without_a_traceback_when_no_row_has_the_field(home):
    status, output = course("score", "models/m_v1", "rows.jsonl", "out.jsonl", "--field", "body", "--prefix", "my_")
    assert status == 1 and "Traceback" not in output and "Without an answer: 20;" in output
    reasons = {json.loads(line)["reason"] for line in (home / "out.errors.jsonl").read_text().splitlines()}
    assert reasons == {"there is no column 'body'"}


FULL = {
    "train": ("train", "DISK/bad.toml"),
    "score": ("score", "models/m_v1", "rows.jsonl", "DISK/out.jsonl", "--prefix", "my_"),
    "serve": ("serve", "models/m_v1", "--log", "DISK/new/log.jsonl"),
    "pretrain": ("pretrain", "DISK/larkspur", "--share", "0.0001"),
    "data import": ("data", "import", "mail.mbox", "--to", "DISK/mail.jsonl"),
}


@pytest.mark.parametrize("case", FULL)
def test_command_on_a_full_disk_fails_with_a_sentence(home, small_disk, case):
    disk = small_disk.folder
    shutil.copy(home / "rows.jsonl", disk)
    (disk / "bad.toml").write_text(config())
    before = files(home) | files(disk)
    with small_disk.full():
        status, output = course(*(word.replace("DISK", str(disk)) for word in FULL[case]))
    last = output.strip().splitlines()[-1]
    assert status == 1 and last.endswith(".") and "Error(" not in output, output
    after = files(home) | files(disk)
    assert {name: after.get(name) for name in before} == before


READ_ONLY = {
    "train": ("train", "good.toml"),
    "score": ("score", "models/m_v1", "rows.jsonl", "out.jsonl", "--prefix", "my_"),
    "serve": ("serve", "models/m_v1", "--log", "log.jsonl"),
    "pretrain": ("pretrain", "larkspur", "--share", "0.0001"),
    "data import": ("data", "import", "mail.mbox", "--to", "new.jsonl"),
}


@pytest.mark.parametrize("case", READ_ONLY)
def test_command_in_a_read_only_folder_fails_with_a_sentence(home, open_folder, unprivileged, case):
    (home / "good.toml").write_text(config())
    shutil.copytree(home, open_folder / "home")
    before = files(open_folder)
    done = unprivileged([sys.executable, "-m", "course_lib.cli", *READ_ONLY[case]], open_folder / "home")
    said = (done.stdout + done.stderr).strip()
    assert done.returncode == 1 and "Traceback" not in said and "\n" not in said, said
    assert "permission denied" in said.lower() and said.endswith("."), said
    assert files(open_folder) == before


HALF = "\ud800"


def test_half_a_surrogate_pair_is_trained_on_frozen_and_scored(home):
    lines = list(rows(text=lambda n: f"{TEXTS[n]} {HALF}", label=lambda n: ["ham", f"spam {HALF}"][n % 2]))
    write_rows(home / "changed.jsonl", lines)
    (home / "good.toml").write_text(of_rows())
    status, output = course("train", "good.toml")
    assert status == 0, output
    status, output = course("score", "models/m_v2", "changed.jsonl", "out.jsonl", "--prefix", "my_")
    assert status == 0 and "20 answers" in output
    answers = [json.loads(line) for line in (home / "out.jsonl").read_text().splitlines()]
    assert [answer["text"] for answer in answers] == [line["text"] for line in lines]
    assert {answer["my_label"] for answer in answers} <= {"ham", f"spam {HALF}"}


def test_half_a_surrogate_pair_is_a_category_like_any_other(home):
    write_rows(home / "changed.jsonl", rows(c=lambda n: ["a", HALF][n % 2]))
    (home / "good.toml").write_text(of_table())
    assert course("train", "good.toml")[0] == 0
    status, output = course("score", "models/m_v2", "changed.jsonl", "out.jsonl", "--prefix", "my_")
    assert status == 0 and "20 answers" in output


def test_half_a_surrogate_pair_in_a_message_is_shown_escaped(home):
    write_rows(home / "changed.jsonl", rows(label=f"only {HALF}"))
    (home / "bad.toml").write_text(of_rows(names='["ham", "spam"]'))
    check(*course("train", "bad.toml"), "must be one of ham, spam")
