# SPDX-License-Identifier: Apache-2.0
"""A model read one token at a time: one program for every length, and pictures that say what they show."""

import numpy as np
import pytest

from course_lib.learner import next_token
from course_lib.models import language_model as lm
from course_lib.preprocess.tokens import train_tokenizer


@pytest.fixture(scope="module")
def reader():
    tokenizer = train_tokenizer(["Where is my parcel? My tent costs $5."] * 3, 300)
    config = lm.Config(tokenizer.size, width=16, layers=1, heads=2, groups=1, hidden=16, context=64)
    return next_token.Reader(lm.LanguageModel(lm.init(config, 3), config, tokenizer), places=48)


def test_padding_changes_no_score(reader):
    tokens = reader.tokens("Where is my")
    exact = lm.logits(reader.params, reader.config, np.array([tokens]))[0]
    assert reader.everywhere(tokens) == pytest.approx(np.asarray(exact), abs=1e-5)
    assert reader.after(tokens) == pytest.approx(np.asarray(exact)[-1], abs=1e-5)


def test_typing_compiles_nothing(reader):
    reader.after(reader.tokens(""))
    compiled = next_token._forward._cache_size()
    for text in ("a", "Where is", "Where is my parcel?"):
        reader.after(reader.tokens(text))
    assert next_token._forward._cache_size() == compiled


def test_each_question_is_a_pass_and_too_long_a_text_is_refused(reader):
    before = reader.passes
    reader.after([0])
    assert reader.passes == before + 1
    for tokens in ([], [0] * 49):
        with pytest.raises(ValueError, match="shorten the text"):
            reader.after(tokens)


def test_log_probabilities_are_those_of_the_model(reader):
    tokens = reader.tokens("Where is my parcel?")
    exact = lm.log_probabilities(reader.params, reader.config, np.array([tokens]))[0]
    assert reader.log_probabilities(tokens) == pytest.approx(np.asarray(exact), abs=1e-5)


def test_chances_are_a_softmax_that_top_k_cuts():
    scores = np.array([1.0, 3.0, 0.0, 2.0])
    assert next_token.chances(scores) == pytest.approx(np.exp(scores) / np.exp(scores).sum())
    assert next_token.chances(scores, 0.001).tolist() == [0, 1, 0, 0]
    assert np.flatnonzero(next_token.chances(scores, 2.0, 2)).tolist() == [1, 3]
    assert next_token.chances(scores * 0, 1.0, 3).tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0])


def test_writing_is_greedy_or_drawn_from_a_seed_and_ends_where_the_reader_is_full(reader):
    prompt = reader.tokens("Where")
    first = next_token.write_on(reader, prompt, 5, stops=())
    assert first[0] == int(reader.after(prompt).argmax())
    drawn = [next_token.write_on(reader, prompt, 5, temperature=3.0, seed=seed) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert next_token.write_on(reader, prompt, 5, stops=first[:1]) == []
    assert len(next_token.write_on(reader, [0] * 46, 9, temperature=5.0)) <= 2


def test_a_few_shot_prompt_is_solved_lines_and_an_open_one(reader):
    assert next_token.few_shot([("Lost", "white")], "Late") == "Lost => white\nLate =>"
    assert "\n" not in next_token.line_after(reader, "Late =>")


def test_blanks_line_ends_and_special_tokens_can_be_seen(reader):
    (blank,) = reader.tokenizer.encode(" ")
    (new_line,) = reader.tokenizer.encode("\n")
    marks = [blank, new_line, reader.tokenizer.end, reader.tokenizer.begin]
    assert [next_token.shown(reader, token) for token in marks] == ["␣", "↵", "(end)", "(begin)"]


def test_the_sentence_tells_the_likeliest_what_can_be_drawn_and_how_it_goes_on(reader):
    _, plain = next_token.draw_next(reader, "Where is <my> $")
    assert plain.startswith("Likeliest after your text: ") and "goes on" not in plain
    _, narrow = next_token.draw_next(reader, "Where", temperature=2.0, top_k=2, seed=1)
    assert "2 of" in narrow and "Drawn so, it goes on: " in narrow
    _, long = next_token.draw_next(reader, "Where is my parcel? " * 40)
    assert "Only the last 36 tokens" in long


def test_all_that_is_typed_and_turned_reaches_the_picture(reader, monkeypatch):
    seen = {}
    monkeypatch.setattr(next_token, "explore", lambda draw, controls: seen.update(draw=draw, controls=controls))
    next_token.type_and_see(reader, "Where")
    assert list(seen["controls"]) == ["text"]
    assert seen["draw"]({"text": "My tent"})[1].startswith("Likeliest")
    next_token.type_and_see(reader, "Where", dials=True)
    first = {name: control.start for name, control in seen["controls"].items()}
    assert "goes on" in seen["draw"](first)[1]


def test_pictures_have_a_bar_for_each_token_and_a_panel_for_each_text(reader):
    tokens = reader.tokens("costs $5.")
    figure = next_token.draw_losses(reader, tokens, reader.log_probabilities(tokens), title="x")
    assert len(figure.axes[0].patches) == len(tokens) - 1
    panels = next_token.draw_side_by_side(reader, {"one": "My", "two": "Where"}).axes
    assert [axes.get_title() for axes in panels] == ["one", "two"]
    for drawn in (figure, panels[0].figure):
        drawn.savefig("/dev/null", format="png")  # a dollar is no formula


def test_words_that_exist_are_counted_and_the_last_one_may_be_cut_off():
    known = next_token.words_of(["Where is my tent?"])
    assert known == {"where", "is", "my", "tent"}
    assert next_token.real_words("My tint is wher", known.__contains__) == pytest.approx(2 / 3)
    assert next_token.real_words("", known.__contains__) == 0
