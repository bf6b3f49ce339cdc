# SPDX-License-Identifier: Apache-2.0
"""The verb `generate`: the prompt and the text on stdout, nothing else; what is wrong in one sentence on stderr."""

import pytest
from typer.testing import CliRunner

from course_lib import aliases, devices, language_models
from course_lib.artifact import freeze_language_model
from course_lib.cli import app
from course_lib.inference.generate import generate_text
from course_lib.models import language_model as lm
from course_lib.models.language_model import Config, LanguageModel
from course_lib.models.pretrained import catalogue, smollm2
from course_lib.preprocess.tokens import train_tokenizer

STORY = (
    "Once upon a time, there was a little girl named Lily. She loved to play outside in the park. "
    "One day, she saw a big, red ball."
)
TOKENIZER = train_tokenizer(["the boots came too late, the lamp came broken"] * 3, 270)
CONFIG = Config(TOKENIZER.size, width=16, layers=1, heads=2, groups=1, hidden=24, context=24)
MODEL = LanguageModel(lm.init(CONFIG, seed=3), CONFIG, TOKENIZER)


def generate(*words):
    told = CliRunner().invoke(app, ["generate", *map(str, words)])
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    return told.exit_code, told.stdout, told.stderr


@pytest.fixture
def frozen(tmp_path):
    return freeze_language_model(MODEL, tmp_path / "models", "tiny")


def test_the_documented_story(course_data):
    code, told, wrong = generate("stories260K", "--prompt", "Once upon a time,", "--greedy", "-n", "60")
    assert (code, wrong) == (0, "") and told.startswith(STORY) and told.endswith("\n")


def test_a_seed_draws_the_same_text(course_data):
    def drawn(*words):
        return generate("stories260K", "--prompt", "Tom", "-n", "30", *words)[1]

    assert drawn() == drawn("--seed", "0") == drawn("--temperature", "0.8") != drawn("--seed", "1")
    assert drawn("--temperature", "0") == drawn("--greedy")


def test_the_text_comes_in_pieces_behind_the_prompt(frozen, monkeypatch):
    import typer

    pieces, echo = [], typer.echo
    monkeypatch.setattr(typer, "echo", lambda *said, **how: (pieces.append("".join(said)), echo(*said, **how)))
    code, told, _ = generate(frozen, "--prompt", "the boots", "--greedy", "-n", "12")
    wanted = generate_text(*MODEL, "the boots", tokens=12)
    assert (code, told) == (0, f"the boots{wanted}\n")
    assert pieces[0] == "the boots" and len(pieces) > 5


def test_without_a_length_it_writes_what_the_context_holds(frozen):
    code, told, wrong = generate(frozen, "--prompt", "the boots", "--greedy")
    left = CONFIG.context - 1 - len(TOKENIZER.encode("the boots"))
    assert (code, wrong) == (0, "")
    assert told == f"the boots{generate_text(*MODEL, 'the boots', tokens=left)}\n"


def test_an_alias_names_a_model_too(frozen):
    aliases.promote(frozen)
    said = generate(frozen.parent / "tiny", "--prompt", "the", "--greedy", "-n", "3")
    assert said == generate(frozen, "--prompt", "the", "--greedy", "-n", "3") and said[0] == 0


def test_ours_is_an_artifact_in_the_package(frozen, monkeypatch):
    monkeypatch.setattr(catalogue, "OURS", frozen)
    assert generate("larkspur", "--prompt", "the", "-n", "3")[0] == 0
    assert catalogue.find(catalogue.named("larkspur")) == frozen
    assert language_models.load("larkspur").config == CONFIG


def test_a_chat_is_asked_in_its_template(tmp_path):
    special = (smollm2.TEXT_END, smollm2.MESSAGE_END, smollm2.MESSAGE)
    chatting = train_tokenizer(["the boots came"] * 3, 265, special)
    chatting = type(chatting)(chatting.vocabulary, chatting.merges, special, spelt=True)
    config = Config(chatting.size, width=16, layers=1, heads=2, groups=1, hidden=24, context=256)
    model = LanguageModel(lm.init(config, seed=1), config, chatting)
    path = freeze_language_model(model, tmp_path, "tuned")
    asked = smollm2.chat([{"role": "user", "content": "boots?"}])
    code, told, wrong = generate(path, "--prompt", "boots?", "--greedy", "-n", "5", "--chat")
    assert (code, wrong) == (0, "")
    assert told == f"boots?\n{generate_text(*model, asked, tokens=5)}\n"


def damaged(frozen):
    (frozen / "model.json").write_text("{")
    return [frozen]


WRONG = {
    "unknown": (lambda frozen: ["gpt"], "There is no model 'gpt': give larkspur, stories260K, smollm2 or the folder"),
    "no writer": (lambda frozen: ["minilm"], "minilm turns texts into numbers and writes none"),
    "no folder": (lambda frozen: [frozen.with_name("gone")], "is no folder, and no gone is in production"),
    "damaged": (damaged, "cut off or damaged"),
    "no artifact": (lambda frozen: [frozen.parent], "cannot be read: give the folder of a frozen model"),
    "too many": (
        lambda frozen: [frozen, "-n", "24"],
        "context is 24 tokens and the prompt takes 5 of them: ask for 19",
    ),
    "no room": (lambda frozen: [frozen, "--prompt", "zx" * 20], "the prompt takes 41 of them: shorten it."),
    "both": (lambda frozen: [frozen, "--greedy", "--temperature", "1"], "leave one of the two out"),
    "no chat": (lambda frozen: [frozen, "--chat"], "trained on no chat: leave out --chat, or ask smollm2"),
    "no text": (lambda frozen: [frozen, "--prompt", "\udcff"], "no UTF-8"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_sentence_on_stderr(frozen, case):
    words, sentence = WRONG[case]
    code, told, wrong = generate("--prompt", "boots", *words(frozen))
    assert (code, told) == (1, "")
    assert sentence in wrong and wrong.count("\n") == 1 and wrong.endswith(".\n")


def test_a_model_that_is_not_here_says_how_it_comes(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path))
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setattr(catalogue, "OURS", tmp_path / "none")
    for name, sentence in {
        "larkspur": "larkspur is missing from this copy of the course",
        "smollm2": "`course models fetch smollm2` brings it.",
        "stories260K": "put stories260K.bin and tok512.bin into",
    }.items():
        code, told, wrong = generate(name, "--prompt", "x")
        assert (code, told) == (1, "") and sentence in wrong and wrong.count("\n") == 1


def test_too_little_memory_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "need", lambda name: tmp_path)
    monkeypatch.setattr(devices, "memory", lambda: 500_000_000)
    code, told, wrong = generate("smollm2", "--prompt", "x")
    assert (code, told) == (1, "") and "smollm2 needs" in wrong and wrong.count("\n") == 1
