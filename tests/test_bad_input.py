# SPDX-License-Identifier: Apache-2.0
"""A table of bad inputs: each is refused by our own code in one clear sentence, and nothing is lost."""

import re
import traceback
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

import course_lib
from course_lib import aliases, artifact, cost, devices, evaluation, language_models, monitoring, text_evaluation
from course_lib.arguments import real_number, real_numbers, whole_number
from course_lib.company import Dials as Company
from course_lib.data import leaks, read_csv, read_jsonl, splits, write_csv, write_jsonl
from course_lib.inference import Predictor, decisions
from course_lib.inference.batch import score_file
from course_lib.inference.generate import generate, generate_text
from course_lib.inference.review import uncertain
from course_lib.inference.sampling import Sampling
from course_lib.models import bag_of_words, calibration, lora, quantise, table_network, text_network
from course_lib.models import language_model as lm
from course_lib.models.pretrained import smollm2
from course_lib.preprocess import (
    BytePairs,
    features,
    fit_table,
    fit_text,
    from_dict,
    normalise,
    table_features,
    tokenise,
)
from course_lib.preprocess.tokens import pad, train_tokenizer
from course_lib.retrieval import Document, build, chunk, fuse, hit_at_k, ours, search, top
from course_lib.retrieval import load as load_index
from course_lib.retrieval import save as save_index
from course_lib.retrieval.chunks import Chunk
from course_lib.retrieval.index import Index
from course_lib.training import (
    Checkpoints,
    EarlyStopping,
    Recipe,
    class_weights,
    experiments,
    fit,
    init_state,
    make_train_step,
    minibatches,
    train_table_classifier,
    train_text_classifier,
    train_text_network,
)
from course_lib.training import language_model as lm_training
from course_lib.training.calibrate import fit_calibration
from course_lib.training.token_rows import answers, pack

LIBRARY = Path(course_lib.__file__).parent
TEXTS = ["win a prize", "see you at lunch", "a prize for you", "lunch at noon"]
LABELS = [1, 0, 1, 0]
ONCE = Recipe(steps=1, batch_size=2)
HUGE = 10**20
NAN, INF = float("nan"), float("inf")


@cache
def have():
    """Small whole things to give bad inputs to."""
    tokenizer = train_tokenizer(["the boots came too late"] * 3, 270)
    config = lm.Config(tokenizer.size, width=8, layers=1, heads=2, groups=1, hidden=8, context=16)
    text = train_text_classifier(TEXTS, LABELS, ONCE)
    table = train_table_classifier(
        {"x": [0.0, 1.0] * 2, "c": ["a", "b"] * 2},
        {"y": LABELS},
        ONCE,
        numeric=["x"],
        categorical=["c"],
        names={"y": ("no", "yes")},
    )
    return SimpleNamespace(
        tokenizer=tokenizer,
        config=config,
        lm=lm.init(config, seed=0),
        text=text,
        table=table,
        index=build([Document("a", "Tents", "A tent. Two poles.")], ours()),
    )


def text(texts=TEXTS, labels=LABELS, recipe=ONCE, **more):
    return train_text_classifier(texts, labels, recipe, **more)


def table(columns=None, labels=None, **more):
    columns = {"x": [0.0, 1.0] * 2, "c": ["a", "b"] * 2} if columns is None else columns
    given = {"numeric": ["x"], "categorical": ["c"], "names": {"y": ("no", "yes")}} | more
    return train_table_classifier(columns, {"y": LABELS} if labels is None else labels, ONCE, **given)


def written(prompts=((1, 2),), tokens=2, **more):
    return generate(have().lm, have().config, prompts, tokens=tokens, **more)


def loop(steps=2, **more):
    optimizer = optax.sgd(0.1)
    step = make_train_step(lambda params, batch: (params * batch).sum(), optimizer)
    return fit(
        init_state(np.float32(1), optimizer, 0), step, minibatches(np.ones(4, np.float32), 2, 0), steps=steps, **more
    )


def freeze(folder, model=None, name="m", **more):
    return artifact.freeze(model or have().text, folder, name, **more)


def files(folder):
    """The content of every file in a folder, by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


CASES = {
    # training a text classifier
    "train: one text": lambda p: text("win a prize"),
    "train: no texts": lambda p: text([], []),
    "train: a number as texts": lambda p: text(5),
    "train: None as texts": lambda p: text(None),
    "train: a number among the texts": lambda p: text([*TEXTS[:3], 5]),
    "train: None among the texts": lambda p: text([*TEXTS[:3], None]),
    "train: bytes among the texts": lambda p: text([*TEXTS[:3], b"lunch"]),
    "train: too few labels": lambda p: text(labels=[0, 1]),
    "train: labels of two columns": lambda p: text(labels=[[0], [1], [0], [1]]),
    "train: all labels the same": lambda p: text(labels=[1] * 4),
    "train: a label beyond the classes": lambda p: text(labels=[0, 1, 2, 0]),
    "train: a negative label": lambda p: text(labels=[0, 1, -1, 0]),
    "train: half a label": lambda p: text(labels=[0, 1, 0.5, 0]),
    "train: a label that is not a number": lambda p: text(labels=[0, 1, NAN, 0]),
    "train: words as labels": lambda p: text(labels=["a", "b", "a", "b"]),
    "train: None as labels": lambda p: text(labels=None),
    "train: a number as labels": lambda p: text(labels=3),
    "train: one name": lambda p: text(names=["spam"]),
    "train: the same name twice": lambda p: text(names=["spam", "spam"]),
    "train: a text as names": lambda p: text(names="ab", labels=[0, 1, 2, 0]),
    "train: no n-grams": lambda p: text(ngrams=[]),
    "train: n-grams of nothing": lambda p: text(ngrams=[0]),
    "train: negative n-grams": lambda p: text(ngrams=[1, -2]),
    "train: half n-grams": lambda p: text(ngrams=[1.5]),
    "train: a word as n-grams": lambda p: text(ngrams="12"),
    "train: a number as n-grams": lambda p: text(ngrams=2),
    "train: huge n-grams": lambda p: text(ngrams=[HUGE]),
    "train: min_count 0": lambda p: text(min_count=0),
    "train: negative min_count": lambda p: text(min_count=-1),
    "train: a word as min_count": lambda p: text(min_count="two"),
    "train: min_count above every n-gram": lambda p: text(min_count=1000),
    "train: negative buckets": lambda p: text(buckets=-1),
    "train: huge buckets": lambda p: text(buckets=HUGE),
    "train: half a bucket": lambda p: text(buckets=2.5),
    "train: a word as buckets": lambda p: text(buckets="many"),
    "train: a dictionary as recipe": lambda p: text(recipe={"steps": 3}),
    # recipes
    **{
        f"recipe: {name} {value!r}": lambda p, name=name, value=value: Recipe(**{name: value})
        for name, values in {
            "steps": [0, -1, 1.5, "ten", None, True, HUGE, NAN],
            "batch_size": [0, -1, 1.5, "ten", True, HUGE, 10**10],
            "learning_rate": [0, -1, NAN, INF, "fast"],
            "l2": [-1, NAN, INF, "strong"],
            "seed": [-1, 1.5, "zero", None, HUGE],
        }.items()
        for value in values
    },
    # several tasks
    "network: labels and names of different tasks": lambda p: train_text_network(
        TEXTS, {"a": LABELS}, names={"b": "xy"}
    ),
    "network: no tasks": lambda p: train_text_network(TEXTS, {}, names={}),
    "network: a list as labels": lambda p: train_text_network(TEXTS, LABELS, names={"a": ("x", "y")}),
    "network: width 0": lambda p: train_text_network(TEXTS, {"a": LABELS}, ONCE, names={"a": ("x", "y")}, width=0),
    "network: negative width": lambda p: train_text_network(
        TEXTS, {"a": LABELS}, ONCE, names={"a": ("x", "y")}, width=-3
    ),
    "network: huge width": lambda p: train_text_network(
        TEXTS, {"a": LABELS}, ONCE, names={"a": ("x", "y")}, width=HUGE
    ),
    # tables
    "table: a missing column": lambda p: table({"x": [0.0] * 4}),
    "table: columns of different lengths": lambda p: table({"x": [0.0, 1.0], "c": ["a"] * 4}),
    "table: no columns": lambda p: table({}, numeric=[], categorical=[]),
    "table: a list instead of columns": lambda p: table([1, 2]),
    "table: words in a column of numbers": lambda p: table({"x": ["one"] * 4, "c": ["a"] * 4}),
    "table: a list in a column of numbers": lambda p: table({"x": [[1], [2], [3], [4]], "c": ["a"] * 4}),
    "table: a column of numbers without a number": lambda p: table({"x": [None] * 4, "c": ["a"] * 4}),
    "table: a number beyond float32": lambda p: table({"x": [1.0, 2.0, 1e39, 3.0], "c": ["a"] * 4}),
    "table: an infinite number": lambda p: table({"x": [1.0, 2.0, INF, 3.0], "c": ["a"] * 4}),
    "table: twenty digits too many": lambda p: table({"x": [1, 2, 10**400, 3], "c": ["a"] * 4}),
    "table: a list as a category": lambda p: table({"x": [0.0] * 4, "c": [["a"]] * 4}),
    "table: a text as a column": lambda p: table({"x": [0.0] * 4, "c": "abcd"}),
    "table: a number as a column": lambda p: table({"x": 3, "c": ["a"] * 4}),
    "table: hidden layer of width 0": lambda p: table(hidden=[0]),
    "table: hidden layer of negative width": lambda p: table(hidden=[-3]),
    "table: hidden layer of half a width": lambda p: table(hidden=[2.5]),
    "table: a number as hidden layers": lambda p: table(hidden=3),
    "table: a huge hidden layer": lambda p: table(hidden=[HUGE]),
    "table: no labels": lambda p: table(labels={}),
    "table: one column as numbers and as categories": lambda p: table(numeric=["x", "c"]),
    # preprocessing
    "fit_text: no texts": lambda p: fit_text([]),
    "fit_text: one text": lambda p: fit_text("win"),
    "fit_text: ngrams 0": lambda p: fit_text(TEXTS, ngrams=[0]),
    "features: one text": lambda p: features(have().text.preprocess, "win"),
    "features: a number": lambda p: features(have().text.preprocess, [3]),
    "features: None": lambda p: features(have().text.preprocess, None),
    "tokenise: a number": lambda p: tokenise(3),
    "tokenise: None": lambda p: tokenise(None),
    "normalise: a list": lambda p: normalise(["a"]),
    "table_features: a missing column": lambda p: table_features(have().table.preprocess, {"x": [1]}),
    "table_features: a word as a number": lambda p: table_features(have().table.preprocess, {"x": ["a"], "c": ["a"]}),
    "table_features: a list of rows": lambda p: table_features(have().table.preprocess, [{"x": 1, "c": "a"}]),
    "fit_table: a missing column": lambda p: fit_table({}, numeric=["x"], categorical=[]),
    "from_dict: an unknown kind": lambda p: from_dict({"kind": "picture"}),
    "from_dict: nothing": lambda p: from_dict({}),
    "from_dict: half a text": lambda p: from_dict({"kind": "text", "vocabulary": []}),
    "from_dict: half a table": lambda p: from_dict({"kind": "table", "numeric": ["x"]}),
    # tokenizers
    "train_tokenizer: fewer tokens than bytes": lambda p: train_tokenizer(TEXTS, 10),
    "train_tokenizer: a negative size": lambda p: train_tokenizer(TEXTS, -1),
    "train_tokenizer: half a token": lambda p: train_tokenizer(TEXTS, 270.5),
    "train_tokenizer: one text": lambda p: train_tokenizer("win a prize", 270),
    "train_tokenizer: a number among the texts": lambda p: train_tokenizer([3], 270),
    "encode: a number": lambda p: have().tokenizer.encode(3),
    "encode: None": lambda p: have().tokenizer.encode(None),
    "encode: half a surrogate pair": lambda p: have().tokenizer.encode("win \ud800"),
    "decode: a negative token": lambda p: have().tokenizer.decode([-1]),
    "decode: a token beyond the vocabulary": lambda p: have().tokenizer.decode([HUGE]),
    "decode: half a token": lambda p: have().tokenizer.decode([1.5]),
    "decode: a text": lambda p: have().tokenizer.decode("win"),
    "decode: one number": lambda p: have().tokenizer.decode(3),
    "special token that there is not": lambda p: have().tokenizer.number("<|stop|>"),
    "BytePairs: no vocabulary": lambda p: BytePairs((), ()),
    "pad: shorter than a row": lambda p: pad([[1, 2, 3]], 2),
    "pack: negative length": lambda p: pack([[1, 2]], -1),
    "pack: no documents": lambda p: pack([], 8),
    "answers: longer than the rows": lambda p: answers([([1, 2], [3, 4])], 2),
    # answering
    "probabilities: one text": lambda p: Predictor(have().text).probabilities("win"),
    "probabilities: a number among the texts": lambda p: Predictor(have().text).probabilities([3]),
    "probabilities: None": lambda p: Predictor(have().text).probabilities(None),
    "probabilities: a table for a text model": lambda p: Predictor(have().text).probabilities({"x": [1]}),
    "probabilities: texts for a table model": lambda p: Predictor(have().table).probabilities(["a"]),
    "probabilities: a table without a column": lambda p: Predictor(have().table).probabilities({"x": [1]}),
    "probabilities: an unknown task": lambda p: Predictor(have().text).probabilities(["a"], "mood"),
    "probability: a number": lambda p: Predictor(have().text).probability(3),
    "probability: a list": lambda p: Predictor(have().text).probability(["win"]),
    "explain: an unknown label": lambda p: Predictor(have().text).explain("win", label="eggs"),
    "explain: a negative number": lambda p: Predictor(have().text).explain("win", top=-1),
    "explain: a table model": lambda p: Predictor(have().table).explain("win"),
    "warmup: no rows": lambda p: Predictor(have().text).warmup(rows=0),
    "warmup: negative length": lambda p: Predictor(have().text).warmup(longest=-1),
    "threshold above 1": lambda p: Predictor(have().text, threshold=1.5),
    "threshold that is not a number": lambda p: Predictor(have().text, threshold=NAN),
    # decisions
    "three_way: low above high": lambda p: decisions.three_way([0.5], low=0.9, high=0.1),
    "three_way: a probability above 1": lambda p: decisions.three_way([1.5]),
    "three_way: a probability that is not a number": lambda p: decisions.three_way([NAN]),
    "three_way: words": lambda p: decisions.three_way(["half"]),
    "route: too few labels": lambda p: decisions.route([[0.5, 0.5]], ["a"]),
    "route: threshold above 1": lambda p: decisions.route([[0.5, 0.5]], ["a", "b"], threshold=2),
    "route: one row that is flat": lambda p: decisions.route([0.5, 0.5], ["a", "b"]),
    "abstain: sure above 1": lambda p: decisions.abstain([0.5], sure=1.5),
    "abstain: words": lambda p: decisions.abstain(["half"], sure=0.9),
    "above: threshold that is not a number": lambda p: decisions.above([0.5], NAN),
    "cost_curve: different lengths": lambda p: decisions.cost_curve([0, 1], [0.5], decisions.Costs(1, 5)),
    "cost_curve: no rows": lambda p: decisions.cost_curve([], [], decisions.Costs(1, 5)),
    "cost_curve: negative costs": lambda p: decisions.cost_curve([0, 1], [0.1, 0.9], decisions.Costs(-1, 5)),
    "least_cost_threshold: no costs": lambda p: decisions.least_cost_threshold(decisions.Costs(0, 0)),
    "least_cost_threshold: negative costs": lambda p: decisions.least_cost_threshold(decisions.Costs(-1, 2)),
    "uncertain: different lengths": lambda p: uncertain(["1"], ["a", "b"], [0.5], ["x", "y"], "m"),
    # generating
    "generate: no prompts": lambda p: written([]),
    "generate: an empty prompt": lambda p: written([[]]),
    "generate: an unknown token": lambda p: written([[9999]]),
    "generate: a negative token in the prompt": lambda p: written([[-1]]),
    "generate: a text as a prompt": lambda p: written(["win"]),
    "generate: no tokens": lambda p: written(tokens=0),
    "generate: a negative number of tokens": lambda p: written(tokens=-1),
    "generate: half a token": lambda p: written(tokens=1.5),
    "generate: more tokens than fit": lambda p: written(tokens=100),
    "generate: a huge number of tokens": lambda p: written(tokens=HUGE),
    "generate: negative candidates": lambda p: written(candidates=-1),
    "generate: more candidates than tokens": lambda p: written(candidates=10_000),
    "generate: a negative seed": lambda p: written(seed=-1),
    "generate: half a seed": lambda p: written(seed=1.5),
    "generate: a huge seed": lambda p: written(seed=HUGE),
    "generate_text: a number": lambda p: generate_text(have().lm, have().config, have().tokenizer, 3, tokens=2),
    "generate_text: nothing": lambda p: generate_text(have().lm, have().config, have().tokenizer, "", tokens=0),
    **{
        f"sampling: {name} {value!r}": lambda p, name=name, value=value: Sampling(**{name: value})
        for name, values in {
            "temperature": [-1, NAN, INF, 1e-40, "hot", None],
            "top_k": [-1, 1.5, "few", None, HUGE],
            "top_p": [0, -0.1, 1.1, NAN, "most", None],
            "repetition": [0, -1, NAN, INF, "often", None],
        }.items()
        for value in values
    },
    **{
        f"config: {name} {value!r}": lambda p, name=name, value=value: lm.Config(
            **({"vocabulary": 16, "width": 8, "heads": 2, "groups": 1} | {name: value})
        )
        for name, values in {
            "vocabulary": [0, -1, 1.5, "many"],
            "width": [0, -8, 7, "wide"],
            "layers": [0, -1, 1.5],
            "heads": [0, -1, 3],
            "groups": [0, -1, 3],
            "hidden": [0, -1],
            "context": [0, -1, 1.5],
        }.items()
        for value in values
    },
    "logits: a token beyond the vocabulary": lambda p: lm_training.held_out_loss(have().config, pack([[999, 1]], 8)),
    "lora: rank 0": lambda p: lora.Lora(0),
    "lora: negative rank": lambda p: lora.Lora(-1),
    "lora: half a rank": lambda p: lora.Lora(1.5),
    "lora: no targets": lambda p: lora.Lora(2, targets=()),
    "lora: an unknown target": lambda p: lora.Lora(2, targets=("x",)),
    "lora: alpha that is not a number": lambda p: lora.Lora(2, NAN),
    "lora: a file that is no adapter": lambda p: lora.load(p / "config.toml", have().lm),
    "lora: a file that is not there": lambda p: lora.load(p / "none", have().lm),
    "quantise: words": lambda p: quantise.quantise(np.array([["a"]])),
    "quantise: not a number": lambda p: quantise.quantise(np.full((2, 2), NAN)),
    **{
        f"language model recipe: {name} {value!r}": lambda p, name=name, value=value: lm_training.Recipe(
            **{name: value}
        )
        for name, values in {
            "steps": [0, -1, 1.5, "ten"],
            "batch_size": [0, -1, 10**10],
            "learning_rate": [0, -1, NAN, "fast"],
            "warmup": [-1, 1.5],
            "weight_decay": [-1, NAN],
            "clip": [0, -1, NAN],
            "micro_batch": [0, -1, "some"],
            "seed": [-1, HUGE],
            "log_every": [0, -1],
        }.items()
        for value in values
    },
    # the loop
    "fit: negative steps": lambda p: loop(steps=-1),
    "fit: half a step": lambda p: loop(steps=1.5),
    "fit: log_every 0": lambda p: loop(log_every=0),
    "fit: checkpoints in a file": lambda p: loop(checkpoints=Checkpoints(p / "config.toml")),
    "checkpoints: every 0 steps": lambda p: Checkpoints(p / "c", every=0),
    "checkpoints: keep none": lambda p: Checkpoints(p / "c", keep=0),
    "stopping: negative patience": lambda p: EarlyStopping(float, patience=-1),
    "minibatches: no rows": lambda p: minibatches([], 2, 0),
    "minibatches: no rows in a batch": lambda p: minibatches(np.ones(3), 0, 0),
    "minibatches: a huge batch": lambda p: minibatches(np.ones(3), HUGE, 0),
    "minibatches: a negative seed": lambda p: minibatches(np.ones(3), 2, -1),
    "minibatches: half a row": lambda p: minibatches(np.ones(3), 1.5, 0),
    "minibatches: different lengths": lambda p: minibatches((np.ones(3), np.ones(2)), 2, 0),
    "class_weights: a label beyond the classes": lambda p: class_weights(np.array([0, 5]), 2),
    "class_weights: no labels": lambda p: class_weights(np.array([]), 2),
    "calibration: an unknown kind": lambda p: fit_calibration("hope", [0.1, 0.9], [0, 1]),
    "calibration: one class": lambda p: fit_calibration("platt", [0.1, 0.9], [1, 1]),
    "calibration: different lengths": lambda p: fit_calibration("platt", [0.1, 0.9], [1]),
    "calibration: a probability above 1": lambda p: fit_calibration("platt", [0.1, 1.9], [0, 1]),
    "calibration: not a number": lambda p: fit_calibration("platt", [0.1, NAN], [0, 1]),
    "calibration: words": lambda p: fit_calibration("platt", ["low", "high"], [0, 1]),
    "calibration: values that do not fit": lambda p: calibration.Calibration("platt", np.ones(3)),
    "init: no vocabulary": lambda p: bag_of_words.init(0),
    "init: one class": lambda p: bag_of_words.init(5, classes=1),
    "init: text network without n-grams": lambda p: text_network.init(0, {"a": 2}),
    "init: table network with a class too few": lambda p: table_network.init(1, {}, {"a": 1}),
    # evaluation and monitoring
    **{
        f"{name}: {what}": lambda p, name=name, labels=labels, answers_=answers_: getattr(evaluation, name)(
            labels, answers_
        )
        for name in ("accuracy", "precision", "recall", "f1", "log_loss", "auc")
        for what, labels, answers_ in [
            ("no rows", [], []),
            ("different lengths", [0, 1], [0]),
            *([("labels beyond the classes", [0, 2], [0, 1])] if name != "accuracy" else []),
            ("words", ["a", "b"], [0, 1]),
            ("missing labels", [0, NAN], [0, 1]),
        ]
    },
    "log_loss: a probability above 1": lambda p: evaluation.log_loss([0, 1], [0.5, 1.5]),
    "log_loss: not a number": lambda p: evaluation.log_loss([0, 1], [0.5, NAN]),
    "auc: one class": lambda p: evaluation.auc([1, 1], [0.5, 0.6]),
    "auc: not a number": lambda p: evaluation.auc([0, 1], [0.5, NAN]),
    "confusion: a class beyond the classes": lambda p: evaluation.confusion([0, 5], [0, 1], 2),
    "confusion: no classes": lambda p: evaluation.confusion([0, 1], [0, 1], 0),
    "per_class: no names": lambda p: evaluation.per_class([0, 1], [0, 1], []),
    "reliability: no bins": lambda p: evaluation.reliability([0, 1], [0.1, 0.9], bins=0),
    "reliability: negative bins": lambda p: evaluation.reliability([0, 1], [0.1, 0.9], bins=-1),
    "calibration_error: half a bin": lambda p: evaluation.calibration_error([0, 1], [0.1, 0.9], bins=1.5),
    "bootstrap: level above 1": lambda p: evaluation.bootstrap(evaluation.accuracy, [0, 1], [0, 1], level=1.5),
    "bootstrap: no draws": lambda p: evaluation.bootstrap(evaluation.accuracy, [0, 1], [0, 1], draws=0),
    "by_slice: different lengths": lambda p: evaluation.by_slice(evaluation.accuracy, [0, 1], [0, 1], ["a"]),
    "gate: a metric that is missing": lambda p: (
        evaluation.gate({}, {"f1": 0.9}) if False else evaluation.gate(None, {})
    ),
    "psi: no rows": lambda p: monitoring.psi([], [1.0]),
    "psi: no bins": lambda p: monitoring.psi([1.0, 2.0], [1.0], bins=0),
    "psi: words": lambda p: monitoring.psi(["a"], ["b"]),
    "numeric_drift: a missing value": lambda p: monitoring.numeric_drift("x", [1.0, NAN], [1.0]),
    "numeric_drift: no window": lambda p: monitoring.numeric_drift("x", [1.0], []),
    "category_drift: no window": lambda p: monitoring.category_drift("x", ["a"], []),
    "share_drift: more hits than rows": lambda p: monitoring.share_drift("x", 5, 3, 0.5),
    "share_drift: a share above 1": lambda p: monitoring.share_drift("x", 1, 3, 1.5),
    "alarm: rate 0": lambda p: monitoring.Alarm(rate=0),
    "alarm: no windows": lambda p: monitoring.Alarm(windows=0),
    "alarm: rate that is not a number": lambda p: monitoring.Alarm(rate=NAN),
    "compare: a missing column": lambda p: monitoring.compare({"x": [1.0]}, {}),
    # splits and leaks
    **{
        f"split: share {share!r} {name}": lambda p, name=name, share=share: getattr(splits, name)(
            [0, 1] * 10, test_share=share, **({} if name == "by_time" else {"seed": 0})
        )
        for name in ("at_random", "stratified", "by_group", "by_time")
        for share in (0, 1, -0.5, 2, NAN, "half", None)
    },
    **{
        f"split: seed {seed!r} {name}": lambda p, name=name, seed=seed: getattr(splits, name)([0, 1] * 10, seed=seed)
        for name in ("at_random", "stratified", "by_group")
        for seed in (-1, 1.5, "one")
    },
    "split: no rows": lambda p: splits.at_random([], seed=0),
    "split: one row": lambda p: splits.at_random([1], seed=0),
    "split: a missing time": lambda p: splits.by_time([1.0, NAN, 2.0, 3.0]),
    "split: times of two kinds": lambda p: splits.by_time([1, "2026-01-01", 3, 4]),
    "leaks: a missing column": lambda p: leaks.leak_check([{"a": 1}], [{"a": 1}], text="b"),
    "leaks: no rows": lambda p: leaks.leak_check([], [], text="a"),
    "leaks: different lengths": lambda p: text_evaluation.exact_match(["a"], []),
    "rouge: no texts": lambda p: text_evaluation.rouge_l([], []),
    # costs and the simulated company
    "matmul: a negative size": lambda p: cost.matmul(-1, 2, 3),
    "memory: negative parameters": lambda p: cost.memory(-1),
    "cache_bytes: no layers": lambda p: cost.cache_bytes(layers=-1, key_value_heads=1, head_width=8, context=8),
    "utilisation: no time": lambda p: cost.utilisation(cost.matmul(2, 2, 2), 0, cost.Machine("m", 1.0, 1.0, 1.0, "s")),
    "machine: no speed": lambda p: cost.Machine("m", 0, 1.0, 1.0, "s"),
    "training_bill: more than all of the machine": lambda p: cost.training_bill(
        1e9, cost.Machine("m", 1.0, 1.0, 1.0, "s"), used=1.5, per_hour=1
    ),
    **{
        f"company: {name} {value!r}": lambda p, name=name, value=value: Company(**{name: value})
        for name, values in {
            "seed": [-1, "one", 1.5],
            "customers": [0, -5, "many"],
            "days": [0, -1],
            "label_noise": [-0.1, 1.5, NAN],
        }.items()
        for value in values
    },
    # retrieval
    "chunk: no words": lambda p: chunk("a b", words=0),
    "chunk: overlap as large as the chunk": lambda p: chunk("a b", words=2, overlap=2),
    "chunk: negative overlap": lambda p: chunk("a b", overlap=-1),
    "chunk: a number": lambda p: chunk(3),
    "build: a text instead of documents": lambda p: build(["a text"], ours()),
    "build: the same id twice": lambda p: build([Document("a", "A", "x"), Document("a", "B", "y")], ours()),
    "search: k 0": lambda p: search(have().index, ours(), "tent", k=0),
    "search: negative k": lambda p: search(have().index, ours(), "tent", k=-1),
    "search: half a k": lambda p: search(have().index, ours(), "tent", k=1.5),
    "search: an unknown way": lambda p: search(have().index, ours(), "tent", by="luck"),
    "search: a number as question": lambda p: search(have().index, ours(), 3),
    "top: negative k": lambda p: top(np.ones(3), -1),
    "fuse: nothing": lambda p: fuse(),
    "hit_at_k: different lengths": lambda p: hit_at_k([["a"]], [], 1),
    "hit_at_k: k 0": lambda p: hit_at_k([["a"]], ["a"], 0),
    "index: a file that is not there": lambda p: load_index(p / "none"),
    "index: another file": lambda p: load_index(p / "config.toml"),
    "index: a folder": lambda p: load_index(p),
    # artifacts and aliases
    "freeze: a name with a slash": lambda p: freeze(p, name="a/b"),
    "freeze: no name": lambda p: freeze(p, name=""),
    "freeze: a number as name": lambda p: freeze(p, name=3),
    "freeze: threshold above 1": lambda p: freeze(p, threshold=2),
    "freeze: threshold that is not a number": lambda p: freeze(p, threshold=NAN),
    "freeze: a word as threshold": lambda p: freeze(p, threshold="half"),
    "freeze: a word as metric": lambda p: freeze(p, metrics={"f1": "good"}),
    "freeze: into a file": lambda p: freeze(p / "config.toml"),
    "load: nothing there": lambda p: artifact.load(p / "none"),
    "load: a file": lambda p: artifact.load(p / "config.toml"),
    "load: an empty folder": lambda p: artifact.load(p),
    "load: None": lambda p: artifact.load(None),
    "check: nothing there": lambda p: artifact.check(p / "none"),
    "load_language_model: a classifier": lambda p: artifact.load_language_model(freeze(p / "new")),
    "promote: nothing there": lambda p: aliases.promote(p / "m_v1"),
    "current: nothing promoted": lambda p: aliases.current(p, "m"),
    "roll_back: nothing promoted": lambda p: aliases.roll_back(p, "m"),
    "resolve: nothing there": lambda p: aliases.resolve(str(p / "m")),
    "language_models: nothing there": lambda p: language_models.load(str(p / "m")),
    "setup: no devices": lambda p: devices.setup(devices=0),
    # files
    "read_jsonl: not JSON": lambda p: list(read_jsonl(p / "config.toml")),
    "read_jsonl: not UTF-8": lambda p: list(read_jsonl(p / "latin.csv")),
    "read_csv: not UTF-8": lambda p: list(read_csv(p / "latin.csv")),
    "read_csv: empty": lambda p: list(read_csv(p / "empty")),
    "write_jsonl: not a number": lambda p: write_jsonl(p / "new", [{"a": NAN}]),
    "write_jsonl: a set": lambda p: write_jsonl(p / "new", [{"a": {1}}]),
    "write_csv: no rows": lambda p: write_csv(p / "new", []),
    "write_csv: numbers": lambda p: write_csv(p / "new", [{"a": 1}]),
    "score_file: no model": lambda p: score_file(p / "none", p / "rows.jsonl", p / "new"),
    "score_file: no input": lambda p: score_file(freeze(p / "new"), p / "none", p / "new.jsonl"),
    "score_file: no rows in a block": lambda p: score_file(
        freeze(p / "new"), p / "rows.jsonl", p / "new.jsonl", batch=0
    ),
    "score_file: over its input": lambda p: score_file(freeze(p / "new"), p / "rows.jsonl", p / "rows.jsonl"),
    "record: a set in the configuration": lambda p: experiments.record(
        p / "new.jsonl", lambda c, s: ({}, []), {"a": {1}}
    ),
    "data_hash: objects": lambda p: experiments.data_hash(np.array([object()])),
    "data_hash: a text": lambda p: experiments.data_hash("rows.jsonl"),
    "runs: nothing there": lambda p: experiments.runs(p / "none"),
    "reproduce: an unknown run": lambda p: experiments.reproduce(p / "runs.jsonl", "r1", lambda c, s: ({}, [])),
}


def place(folder):
    """A folder with files that must stay as they are."""
    (folder / "config.toml").write_text("name = 1")
    (folder / "rows.jsonl").write_text('{"text": "a"}\n')
    (folder / "latin.csv").write_bytes("größe\n1\n".encode("latin-1"))
    (folder / "empty").write_bytes(b"")
    (folder / "runs.jsonl").write_bytes(b"")
    return files(folder)


@pytest.mark.parametrize("call", CASES.values(), ids=CASES)
def test_bad_input_gets_one_clear_sentence_from_our_own_code(tmp_path, call):
    before = place(tmp_path)
    with pytest.raises(Exception) as caught:
        call(tmp_path)
    error = caught.value
    where = Path(traceback.extract_tb(error.__traceback__)[-1].filename)
    assert where.is_relative_to(LIBRARY), f"{where.name} says: {type(error).__name__}: {error}"
    assert isinstance(error, ValueError | TypeError | OSError | KeyError), type(error)
    message = error.args[0] if isinstance(error, KeyError) else str(error)
    assert "\n" not in message and " object at 0x" not in message and 20 <= len(message) <= 400, message
    assert re.match(r"[A-Z`'\"\[/\d“]", message) and re.search(r"[.?!:]['\"”)`]?$|[^.]$", message), message
    after = files(tmp_path)
    assert {name: after.get(name) for name in before} == before


def test_the_table_is_large():
    assert len(CASES) >= 300


HALF = "a tent \ud800"


@pytest.mark.parametrize(
    "call",
    {
        "encode": lambda: have().tokenizer.encode(HALF),
        "encode_all": lambda: have().tokenizer.encode_all(["a", HALF]),
        "train_tokenizer": lambda: train_tokenizer([HALF], 300),
        "generate_text": lambda: generate_text(have().lm, have().config, have().tokenizer, HALF, tokens=1),
        "chunk": lambda: chunk(HALF),
        "build: text": lambda: build([Document("a", "A", HALF)], ours()),
        "build: title": lambda: build([Document("a", HALF, "A tent.")], ours()),
        "build: id": lambda: build([Document(HALF, "A", "A tent.")], ours()),
        "search": lambda: search(have().index, ours(), HALF),
        "search: by words": lambda: search(have().index, ours(), HALF, by="bm25"),
        "chat": lambda: smollm2.chat([{"role": "user", "content": HALF}]),
    }.items(),
    ids=lambda pair: pair[0],
)
def test_half_a_surrogate_pair_is_refused_where_text_becomes_utf_8(call):
    with pytest.raises(ValueError, match=r"half of a surrogate pair, '\\ud800', at position 7: remove it"):
        call[1]()


def test_half_a_surrogate_pair_is_answered_where_text_is_only_read(tmp_path):
    model = text([*TEXTS[:3], HALF], names=("ham", HALF))
    predictor = Predictor(artifact.load(freeze(tmp_path, model)).model)
    assert predictor.predict([HALF])[0] in ("ham", HALF)
    assert predictor.probability(HALF) == pytest.approx(predictor.probabilities([HALF])[0], abs=1e-5)


def test_saved_index_keeps_half_a_surrogate_pair_of_its_chunks(tmp_path):
    index = have().index
    chunks = (Chunk("a", 0, "Größe", HALF),)
    path = save_index(Index(chunks, index.vectors, index.embedder, index.words, index.overlap), tmp_path / "index")
    assert load_index(path).chunks == chunks


NUMBERS = [2, 2.0, np.int8(2), np.uint64(2), np.float32(2), np.array(2), jnp.int32(2), jnp.float32(2)]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: f"{type(number).__name__} {number!r}")
def test_numbers_of_all_types_are_accepted(number):
    assert whole_number("n", number, 1) == 2 and type(whole_number("n", number, 1)) is int
    assert real_number("n", number, 0) == 2.0 and type(real_number("n", number, 0)) is float


@pytest.mark.parametrize(
    "value", [True, np.True_, None, "2", b"2", [2], np.ones(1), NAN, INF, 10**400, 10**5000, 2 + 0j, object], ids=type
)
def test_what_is_no_number_is_refused_in_one_line(value):
    for check in (whole_number, real_number):
        with pytest.raises(ValueError, match="`n` must be ") as caught:
            check("n", value, 0)
        assert len(str(caught.value)) <= 200 and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "values",
    [[0.5], (1,), [], [True], np.float16([1]), jnp.ones(2, jnp.bfloat16), [None, 1.0], [[1, 2], [3, 4]], 0.5],
    ids=lambda values: repr(values)[:30],
)
def test_real_numbers_changes_no_value(values):
    expected = np.asarray(values, np.float64)
    np.testing.assert_array_equal(real_numbers("n", values), expected)


@pytest.mark.parametrize("values", [["a"], "ab", [b"1"], [[1], [1, 2]], [1, "2"], [1j], [object()], {1}], ids=type)
def test_real_numbers_refuses_what_is_no_array_of_numbers(values):
    with pytest.raises(ValueError, match="`n` must be numbers, got"):
        real_numbers("n", values)


def test_arguments_are_checked_while_jax_traces():
    params = have().lm

    @jax.jit
    def traced(weight):
        adapted = lora.attach(params, lora.init(params, lora.Lora(1)))
        weights = class_weights(np.array([0, 1]), 2)
        return lora.dot(weight, adapted["layers"]["0"]["q"]).sum() + weights.sum()

    assert np.isfinite(traced(jnp.ones((1, 8))))
