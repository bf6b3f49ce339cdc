# SPDX-License-Identifier: Apache-2.0
"""The same raw row gives the same features in training, `course score`, `course serve` and a notebook."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.artifact import load
from course_lib.inference import Predictor
from course_lib.inference.answers import _features
from course_lib.inference.batch import score_file
from course_lib.inference.serving.limits import Refused
from course_lib.inference.serving.served import Served, answers, check_row, check_text
from course_lib.models import table_network
from course_lib.models.bag_of_words import init
from course_lib.models.model import BAG_OF_WORDS, TABLE_NETWORK, Model
from course_lib.preprocess import TablePreprocess, fit_table, fit_text, table_features
from course_lib.preprocess.values import as_category, as_number
from course_lib.training.config import ConfigError
from course_lib.training.from_config import train_and_freeze
from course_lib.training.sources import TABLE, TEXT, Wanted, source

NUMBERS = [None, True, False, 0, 1, 1.0, -2.5, 10**20, 3e38, "1", "1.0", " 2.5 ", "", "1e3"]
CATEGORIES = [
    None,
    True,
    False,
    0,
    1,
    1.0,
    2.5,
    10**20,
    1e20,
    "1",
    "1.0",
    "007",
    "1.10",
    "true",
    "TRUE",
    "",
    "cash",
    "é",
]
REFUSED_NUMBERS = ["cash", [1], {"a": 1}, 1e39, -1e300, 10**400, "1_000", "inf"]
REFUSED_CATEGORIES = [[1], {"a": 1}]
REFUSED_TEXTS = [None, True, 3, 1.5, ["a"]]
WANTED = Wanted(path="rows.jsonl", label="label", numeric=("amount",), categorical=("kind",))
PREPROCESS = fit_table({"amount": [0, 1, 2.5], "kind": CATEGORIES[:3]}, numeric=["amount"], categorical=["kind"])
PREPROCESS = TablePreprocess(
    PREPROCESS.numeric,
    PREPROCESS.mean,
    PREPROCESS.scale,
    {"kind": tuple(sorted({as_category(value) for value in CATEGORIES}))},
)
TABLE_MODEL = Model(
    TABLE_NETWORK,
    table_network.init(1, {"kind": len(PREPROCESS.categories["kind"])}, {"label": 2}),
    PREPROCESS,
    {"label": ("no", "yes")},
)


def predictor(model):
    return Predictor(model)


def in_training(rows, folder, task=TABLE, wanted=WANTED):
    """The rows as `course train` reads them from a file."""
    labels = ["yes", "no"] * len(rows)
    lines = [json.dumps({**row, "label": label}) + "\n" for row, label in zip(rows, labels, strict=False)]
    (folder / "rows.jsonl").write_text("".join(lines))
    return source(wanted, task, ("no", "yes"), folder).rows


def columns(rows):
    return {name: [row[name] for row in rows] for name in rows[0]}


def ways(rows, folder):
    """The features of raw rows by each way in, by its name."""
    scored = [_features(predictor(TABLE_MODEL), row, "text") for row in rows]
    served = [check_row(Served("m", predictor(TABLE_MODEL)), row) for row in rows]
    as_objects = {name: np.array(values, object) for name, values in columns(rows).items()}
    return {
        "training": table_features(PREPROCESS, in_training(rows, folder)),
        "score": table_features(PREPROCESS, columns(scored)),
        "serve": table_features(PREPROCESS, columns(served)),
        "lists in a notebook": table_features(PREPROCESS, columns(rows)),
        "arrays in a notebook": table_features(PREPROCESS, as_objects),
    }


rows_of_values = st.lists(
    st.fixed_dictionaries({"amount": st.sampled_from(NUMBERS), "kind": st.sampled_from(CATEGORIES)}),
    min_size=1,
    max_size=6,
)


@given(rows_of_values)
def test_every_way_in_gives_the_same_features(tmp_path_factory, rows):
    features_by_way = ways(rows, tmp_path_factory.mktemp("rows"))
    numbers, ids = features_by_way["training"]
    assert (ids > 0).all()
    for way, features in features_by_way.items():
        np.testing.assert_array_equal(features.numbers, numbers, way)
        np.testing.assert_array_equal(features.ids, ids, way)


@pytest.mark.parametrize(
    "row",
    [{"amount": value, "kind": "1"} for value in REFUSED_NUMBERS]
    + [{"amount": 1, "kind": value} for value in REFUSED_CATEGORIES],
    ids=str,
)
def test_every_way_in_refuses_the_same_rows(tmp_path, row):
    name = "amount" if row["kind"] == "1" else "kind"
    message = f"column {name!r} must be a"
    with pytest.raises(ValueError, match=message):
        in_training([row, row], tmp_path)
    with pytest.raises(ValueError, match=message):
        _features(predictor(TABLE_MODEL), row, "text")
    with pytest.raises(Refused, match=message):
        check_row(Served("m", predictor(TABLE_MODEL)), row)
    with pytest.raises(ValueError, match=message):
        table_features(PREPROCESS, columns([row]))
    with pytest.raises(ValueError, match=message):
        fit_table(columns([row]), numeric=["amount"], categorical=["kind"])


@pytest.mark.parametrize("text", REFUSED_TEXTS, ids=str)
def test_every_way_in_refuses_what_is_not_a_text(tmp_path, text):
    known = fit_text(["a b"])
    model = Model(BAG_OF_WORDS, init(known.size), known, {"label": ("no", "yes")})
    with pytest.raises(ValueError, match="'text' must be a string"):
        in_training([{"text": text}] * 2, tmp_path, TEXT, Wanted(path="rows.jsonl", label="label"))
    with pytest.raises(ValueError, match="'text' must be a string"):
        _features(predictor(model), {"text": text}, "text")
    with pytest.raises(Refused, match="must be a string"):
        check_text(Served("m", predictor(model)), text, None)
    with pytest.raises(TypeError, match="not a str"):
        predictor(model).probabilities([text])


def test_a_model_answers_every_row_that_it_was_trained_on(tmp_path):
    rows = [
        {"amount": number, "kind": kind, "label": "yes" if i % 2 else "no"}
        for i, (number, kind) in enumerate((number, kind) for number in NUMBERS for kind in CATEGORIES)
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "config.toml").write_text(
        'name = "m"\ntask = "table"\nrecipe = {steps = 5}\nmodel = {hidden = []}\n'
        'data = {path = "rows.jsonl", numeric = ["amount"], categorical = ["kind"]}\n'
    )
    folder, _ = train_and_freeze(tmp_path / "config.toml")
    model = Predictor.from_artifact(load(folder))
    lines = "".join(json.dumps({key: row[key] for key in ("amount", "kind")}) + "\n" for row in rows)
    (tmp_path / "in.jsonl").write_text(lines)
    done = score_file(folder, tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert (done.rows, done.broken) == (len(rows), 0)
    scored = [json.loads(line)["probability"] for line in Path(done.out).read_text().splitlines()]
    served = Served("m", model)
    answered = [one.probabilities["yes"] for one in answers(served, [check_row(served, row) for row in rows])]
    noted = model.probabilities(columns([{key: row[key] for key in ("amount", "kind")} for row in rows]))
    np.testing.assert_allclose(scored, noted, atol=1e-6)
    np.testing.assert_allclose(answered, noted, atol=1e-6)


@pytest.mark.parametrize("alike", [[1, 1.0, "1", "1.0", np.int8(1), np.float32(1)], [True, "true", "TRUE", np.True_]])
def test_values_that_mean_the_same_are_one_category(alike):
    assert len({as_category(value) for value in alike}) == 1


def test_values_that_mean_different_things_are_different_categories():
    apart = ["007", "7", "1.10", "1.1", "1e3", 1000, True, 1, None, "None", 0, "false"]
    assert len({as_category(value) for value in apart}) == len(apart)


def test_as_number_of_a_missing_value_is_nan():
    assert all(np.isnan(as_number(value)) for value in (None, "", "  ", float("nan"), "nan", np.nan))


def test_category_column_reads_numpy_columns_as_the_lists_they_came_from():
    preprocess = fit_table({"kind": np.array([1, 2, 1])}, numeric=[], categorical=["kind"])
    for same in ([1.0, "2", "1.0"], np.array([1.0, 2.0, 1.0]), np.array(["1", "2.0", "1"]), ["1", 2, True and 1]):
        assert table_features(preprocess, {"kind": same}).ids.tolist() == [[1], [2], [1]]


def test_fit_table_keeps_a_constant_column_harmless():
    for constant in (14.62, 0.1, 1e30, -3e-30, 1_700_000_000.1):
        preprocess = fit_table({"x": [constant] * 7}, numeric=["x"], categorical=[])
        numbers = table_features(preprocess, {"x": [constant, constant + abs(constant)]}).numbers.ravel()
        assert abs(numbers[0]) < 1e-6 * max(1, abs(constant)) and numbers[1] == np.float32(abs(constant))


def test_fit_table_centers_timestamps_to_the_second():
    times = 1_790_000_000 + np.arange(0, 600, 7)
    preprocess = fit_table({"at": times}, numeric=["at"], categorical=[])
    again = table_features(TablePreprocess.from_dict(json.loads(json.dumps(preprocess.to_dict()))), {"at": times})
    expected = (times - times.mean()) / times.std()
    np.testing.assert_allclose(again.numbers.ravel(), expected, atol=1e-6)


def test_table_features_reports_a_number_too_far_from_the_training_rows():
    preprocess = fit_table({"x": [0.0, 1e-30]}, numeric=["x"], categorical=[])
    with pytest.raises(ValueError, match=r"Row 1: the column 'x' is 1e\+12, more than 3.4e38 standard deviations"):
        table_features(preprocess, {"x": [0.0, 1e12]})


def test_preprocessing_of_earlier_artifacts_reads_categories_as_it_reads_values():
    old = {"kind": "table", "numeric": [], "mean": [], "scale": [], "categories": [["k", ["1", "1.0", "True", "x"]]]}
    ids = table_features(TablePreprocess.from_dict(old), {"k": [1, 1.0, True, "x", "y"]}).ids
    assert ids.ravel().tolist() == [1, 1, 3, 4, 0]


def trained_on(folder, labels, **more):
    rows = [{"text": f"word{i % 3}", "label": label, **more} for i, label in enumerate(labels)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    (folder / "config.toml").write_text(
        'name = "m"\ntask = "text"\nrecipe = {steps = 1}\ndata = {path = "rows.jsonl", label = "label"}\n'
    )
    return load(train_and_freeze(folder / "config.toml")[0]).model.labels


def test_labels_that_mean_the_same_are_one_class(tmp_path):
    assert trained_on(tmp_path, [0, 0.0, "0", "0.0", 1, "1 ", True, "TRUE"] * 3) == ("0", "1", "true")
    assert trained_on(tmp_path, ["caf\u00e9", "cafe\u0301", " tea", "tea"] * 3) == ("caf\u00e9", "tea")


def test_labels_that_look_alike_are_reported(tmp_path):
    with pytest.raises(ConfigError, match=r"the labels 'Spam' \(3 rows\) and 'spam' \(6 rows\), which look alike"):
        trained_on(tmp_path, ["Spam", "spam", "spam", "ham"] * 3)


def test_a_label_column_with_a_class_for_each_row_is_reported(tmp_path):
    with pytest.raises(ConfigError, match="'label' has 200 different values in 200 rows, so it does not look like"):
        trained_on(tmp_path, [f"id-{i}" for i in range(200)])


def test_the_label_is_refused_as_its_own_feature(tmp_path):
    rows = [{"amount": i, "label": i % 2} for i in range(8)]
    with pytest.raises(ValueError, match="'label' is the label and cannot be learned from"):
        in_training(rows, tmp_path, wanted=Wanted(path="rows.jsonl", label="label", numeric=("amount", "label")))


TIMED = Wanted(path="rows.jsonl", label="label", time="at")


def test_times_are_sorted_as_numbers_where_all_are_numbers(tmp_path):
    (tmp_path / "rows.jsonl").write_text(
        "".join(json.dumps({"text": "a", "label": "no", "at": at}) + "\n" for at in ("10", 9, "2.5", "1e3"))
    )
    assert source(TIMED, TEXT, ("no", "yes"), tmp_path).times.tolist() == [10, 9, 2.5, 1000]


@pytest.mark.parametrize(
    "times, told",
    [
        (["2026-01-01", None], "row 2: the time 'at' is missing"),
        (["2026-01-01", ""], "row 2: the time 'at' is missing"),
        ([7, "2026-01-01"], "the time 'at' is '2026-01-01' in row 2 and 7 in row 1, which cannot be compared"),
    ],
)
def test_times_that_cannot_be_sorted_are_reported(tmp_path, times, told):
    (tmp_path / "rows.jsonl").write_text(
        "".join(json.dumps({"text": "a", "label": "no", "at": at}) + "\n" for at in times)
    )
    with pytest.raises(ValueError, match=told):
        source(TIMED, TEXT, ("no", "yes"), tmp_path)
