# SPDX-License-Identifier: Apache-2.0
"""What chapter 07 shows of compiling, counted: its own functions with a router that hardly learned."""

import ast
import re
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from course_lib import data
from course_lib.preprocess import bucket, features
from course_lib.training import train_text_classifier
from course_lib.training.classifiers import Recipe

CHAPTER = Path(__file__).resolve().parents[2] / "solutions/07-batch-and-real-time/07-batch-and-real-time.md"
WANTED = {"forward", "counted_service", "padded", "cut_off"}


@pytest.fixture(scope="module")
def chapter():
    mails = data.support()
    router = train_text_classifier(mails.texts[:60], mails.queues[:60], Recipe(steps=5), names=mails.queue_names)
    names = {"features": features, "jax": jax, "jnp": jnp, "np": np, "router": router, "time": time}
    cells = re.findall(r"```\{code-cell\} ipython3\n((?!:).*?)```", CHAPTER.read_text("utf-8"), re.DOTALL)
    found = [node for cell in cells for node in ast.parse(cell).body if getattr(node, "name", "") in WANTED]
    assert {node.name for node in found} == WANTED
    exec(compile(ast.Module(found, []), str(CHAPTER), "exec"), names)
    texts = mails.texts[300:318]
    lengths = {int((names["padded"](text)[1] > 0).sum()) for text in texts}
    return names, texts, lengths


def test_cut_off_each_new_length_compiles_a_program(chapter):
    names, texts, lengths = chapter
    taken, compiled = names["counted_service"](names["cut_off"], texts)
    assert len(taken) == len(texts)
    assert sorted(shape[1] for shape in compiled) == sorted(lengths)


def test_padded_there_is_one_program_a_bucket_and_warmed_up_none(chapter):
    names, texts, lengths = chapter
    _, cold = names["counted_service"](names["padded"], texts)
    _, warm = names["counted_service"](names["padded"], texts, warm_up=texts)
    assert {shape[1] for shape in cold} == {bucket(length) for length in lengths}
    assert len(cold) == len(set(cold)) < len(lengths) / 2
    assert warm == []


def test_padding_changes_no_answer(chapter):
    names, texts, _ = chapter
    for text in texts[:5]:
        whole, cut = (names["forward"](names["router"].params, *names[way](text)) for way in ("padded", "cut_off"))
        assert np.allclose(whole, cut, atol=1e-6)
