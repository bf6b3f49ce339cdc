# SPDX-License-Identifier: Apache-2.0
"""Train a classifier from rows and labels: the loop of this package put together, once for each kind of model."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from course_lib.arguments import (
    LARGEST_BATCH,
    LARGEST_SEED,
    WIDEST_LAYER,
    real_number,
    whole_number,
    whole_numbers,
)
from course_lib.models import bag_of_words, forward, table_network, text_network
from course_lib.models.model import BAG_OF_WORDS, TABLE_NETWORK, TEXT_NETWORK, Model
from course_lib.preprocess import Features, TextPreprocess, as_texts, fit_ragged, fit_table, table_features
from course_lib.preprocess.table import Columns
from course_lib.training.batches import minibatches
from course_lib.training.fit import fit
from course_lib.training.folded import FoldedMinibatches, Lines, fold
from course_lib.training.losses import binary_cross_entropy, class_weights, cross_entropy, l2_penalty
from course_lib.training.step import Step, TrainState, init_state, make_train_step
from course_lib.training.stopping import LogLine

Labels = Iterable[int] | np.ndarray
OnLog = Callable[[LogLine], None]
OnStart = Callable[[Model], None]
TASK = "label"
"""The name of the task where there is but one."""


_MANY = 16  # classes
_LARGE = 5_000  # rows


class Settings(NamedTuple):
    """What a recipe comes to for a set of rows: the fields of `Recipe` that it may leave open."""

    batch_size: int
    learning_rate: float
    l2: float


@dataclass(frozen=True)
class Recipe:
    """The training-time decisions: what is chosen before the first step and never learned.

    Raises:
        ValueError: a value that cannot be trained with.
    """

    steps: int = 500
    """How many."""
    batch_size: int | None = None
    """Rows in a step; None leaves it to `settings`."""
    learning_rate: float | None = None
    """Of Adam (Kingma & Ba, 2015) at the start; it falls to 0 along a cosine. None leaves it to `settings`."""
    l2: float | None = None
    """What large weights cost: `l2`/2 * squared weights is added to the loss. None leaves it to `settings`."""
    balanced: bool = False
    """Give each class the same say, however rare it is."""
    seed: int = 0
    """Of the initial weights and the order of the rows."""

    def __post_init__(self) -> None:
        """Refuses what cannot be trained with."""
        whole_number("steps", self.steps, 1)
        whole_number("seed", self.seed, 0, LARGEST_SEED)
        if self.batch_size is not None:
            whole_number("batch_size", self.batch_size, 1, LARGEST_BATCH)
        if self.learning_rate is not None:
            real_number("learning_rate", self.learning_rate, 0, above=True)
        if self.l2 is not None:
            real_number("l2", self.l2, 0)

    def settings(self, rows: int, classes: int) -> Settings:
        """Returns what the recipe says, and for what it leaves open a choice that follows the data.

        * `batch_size`: 128; starting at 16 classes 256, starting at 32 classes 512. A batch of 128 rows has one row of
          each of a hundred classes, or none, and with many classes a step spends its time on the weights of all
          n-grams and classes, whatever the number of rows in the batch.
        * `learning_rate`: 0.2; above 5,000 rows of fewer than 16 classes 0.1. Large sets of few classes are mostly
          opinions, whose labels no model can get all right, and a lower rate fits their noise less.
        * `l2`: 1e-5; above eight classes C it is 8e-5 / C. The loss is a mean over all rows, and only about 1/C of them
          support the weights of one class: a penalty that suits a few classes holds the weights of a hundred near 0,
          and their probabilities near 1/C.

        Args:
            rows: how many are trained on.
            classes: of the task that has most.
        """
        batch_size = 128 if classes < _MANY else 256 if classes < 2 * _MANY else 512
        rate = 0.1 if rows > _LARGE and classes < _MANY else 0.2
        penalty = min(1e-5, 8e-5 / classes)
        return Settings(
            batch_size if self.batch_size is None else self.batch_size,
            rate if self.learning_rate is None else self.learning_rate,
            penalty if self.l2 is None else self.l2,
        )


TEXT = Recipe()
"""Chosen on the SMS collection with splits of seeds 100 to 104, never on 0 to 9, which `course_lib.bench.data`
reports: learning rates of 0.2 to 0.5 and 300 to 1,000 steps do equally well. What follows the numbers of rows and
classes was chosen on other sets, which docs/data.md lists."""
NETWORK = Recipe(batch_size=128, learning_rate=0.02, l2=1e-6)
TABLE = Recipe(steps=800, batch_size=256, learning_rate=0.005, l2=1e-3)


def train_text_classifier(
    texts: Iterable[str],
    labels: Labels,
    recipe: Recipe = TEXT,
    *,
    names: Sequence[str] = ("0", "1"),
    ngrams: Sequence[int] | None = None,
    min_count: int = 1,
    buckets: int = 0,
    on_log: OnLog | None = None,
    on_start: OnStart | None = None,
) -> Model:
    """Learn a vocabulary and a weight for each n-gram of it (and class) from N texts with labels 0 to C - 1.

    Minimises cross-entropy plus the penalty. The same arguments give the same bytes on a CPU.

    Args:
        texts: N texts.
        labels: [N] whole numbers from 0 to C - 1.
        recipe: the decisions of training.
        names: the C names of the classes.
        ngrams: how many neighboring tokens make an n-gram; where not given, (1, 2), or (1, 2, 3) for texts in scripts
            without spaces, such as Chinese and Thai.
        min_count: in how many texts one has to occur.
        buckets: hash n-grams into this many ids instead of keeping a vocabulary; 0 keeps one.
        on_log: called with each log line.
        on_start: called with the model before the first step; what it raises ends the training.

    Raises:
        ValueError: no texts, labels that are not one whole number a text, or all the same; no n-gram in `min_count`
            texts.
        TypeError: one text instead of a list, or an item that is not a text.
        FloatingPointError: the loss became infinite or not a number.
    """
    rows = as_texts(texts)
    _check_recipe(recipe)
    targets = _targets({TASK: labels}, {TASK: names}, len(rows))
    preprocess, lines = _fit_lines(rows, ngrams=ngrams, min_count=min_count, buckets=buckets)
    if preprocess.size == 1 and min_count > 1:  # nothing but padding
        raise ValueError(f"No n-gram is in `min_count` = {min_count} texts or more: lower it.")
    params = bag_of_words.init(preprocess.size, len(names), seed=recipe.seed)
    start = Model(BAG_OF_WORDS, params, preprocess, {TASK: tuple(names)})
    if on_start is not None:
        on_start(start)
    return train_numbers(start, lines, targets, recipe, on_log)


def train_text_network(
    texts: Iterable[str],
    labels: Mapping[str, Labels],
    recipe: Recipe = NETWORK,
    *,
    names: Mapping[str, Sequence[str]],
    width: int = 32,
    on_log: OnLog | None = None,
) -> Model:
    """Learn several tasks from the same N texts at once: a vector for each n-gram, shared, and a head a task.

    Args:
        texts: N texts.
        labels: for each task [N] whole numbers.
        recipe: the decisions of training.
        names: for each task the names of its classes.
        width: how many numbers stand for a text.
        on_log: called with each log line.

    Raises:
        ValueError: labels and names of different tasks, or as `train_text_classifier` says.
        TypeError: one text instead of a list, or an item that is not a text.
        FloatingPointError: the loss became infinite or not a number.
    """
    rows = as_texts(texts)
    _check_recipe(recipe)
    width = whole_number("width", width, 1, WIDEST_LAYER)
    targets = _targets(labels, names, len(rows))
    preprocess, lines = _fit_lines(rows)
    params = text_network.init(preprocess.size, _counts(names), width=width, seed=recipe.seed)
    tasks = {task: tuple(each) for task, each in names.items()}
    return train_numbers(Model(TEXT_NETWORK, params, preprocess, tasks), lines, targets, recipe, on_log)


def train_table_classifier(
    columns: Columns,
    labels: Mapping[str, Labels],
    recipe: Recipe = TABLE,
    *,
    numeric: Sequence[str],
    categorical: Sequence[str],
    names: Mapping[str, Sequence[str]],
    hidden: Sequence[int] = (32,),
    on_log: OnLog | None = None,
    on_start: OnStart | None = None,
) -> Model:
    """Learn from N rows of a table: numbers are standardised, each category gets a small vector.

    Args:
        columns: the table, a name and N values for each column.
        labels: for each task [N] whole numbers.
        recipe: the decisions of training.
        numeric: the columns used as numbers.
        categorical: the columns used as categories.
        names: for each task the names of its classes.
        hidden: the widths of the hidden layers; () makes a logistic regression.
        on_log: called with each log line.
        on_start: called with the model before the first step; what it raises ends the training.

    Raises:
        ValueError: a column that cannot be used, or labels as `train_text_network` says.
        FloatingPointError: the loss became infinite or not a number.
    """
    _check_recipe(recipe)
    hidden = whole_numbers("hidden", hidden, 1, WIDEST_LAYER)
    if not numeric and not categorical:
        raise ValueError("`numeric` and `categorical` are both empty: name at least one column to learn from.")
    preprocess = fit_table(columns, numeric=numeric, categorical=categorical)
    targets = _targets(labels, names, len(next(iter(columns.values()))))
    categories = {name: len(values) for name, values in preprocess.categories.items()}
    params = table_network.init(len(numeric), categories, _counts(names), hidden=hidden, seed=recipe.seed)
    tasks = {task: tuple(each) for task, each in names.items()}
    start = Model(TABLE_NETWORK, params, preprocess, tasks)
    if on_start is not None:
        on_start(start)
    return train_numbers(start, table_features(preprocess, columns), targets, recipe, on_log)


def _fit_lines(rows: list[str], **options: Any) -> tuple[TextPreprocess, Lines]:
    """What `fit_text` learns, and the training texts in lines; nothing else of them is held when training begins."""
    preprocess, ragged = fit_ragged(rows, **options)
    return preprocess, fold(ragged)


def train_numbers(
    start: Model,
    numbers: forward.Inputs | Lines,
    targets: dict[str, np.ndarray],
    recipe: Recipe,
    on_log: OnLog | None = None,
) -> Model:
    """The loop that the three functions above share: from a model before training to the trained one.

    Args:
        start: the model with the parameters to begin with.
        numbers: the training rows as numbers, by its preprocessing.
        targets: for each task int32 [N].
        recipe: the decisions of training.
        on_log: called with each log line.

    Raises:
        FloatingPointError: the loss became infinite or not a number.
    """
    weights: tuple[tuple[str, tuple[float, ...]], ...] = ()
    rows = len(next(iter(targets.values())))
    settings = recipe.settings(rows, max(map(len, start.tasks.values())))
    if recipe.balanced:
        found = {task: class_weights(targets[task], len(names)) for task, names in start.tasks.items()}
        weights = tuple((task, tuple(each.tolist())) for task, each in found.items())
    optimizer, step = _step(start.kind, next(iter(start.tasks)), recipe.steps, settings, weights)
    batches: Any
    if isinstance(numbers, Features | Lines):
        batches = FoldedMinibatches(numbers, targets, settings.batch_size, recipe.seed, recipe.steps)
    else:
        batches = minibatches((numbers, targets), settings.batch_size, recipe.seed)
    state, history = fit(
        _begin(start.params, optimizer)._replace(key=jax.random.key(recipe.seed)),
        step,
        batches,
        steps=recipe.steps,
        on_log=on_log,
    )
    return replace(start, params=state.params, history=tuple(history))


@partial(jax.jit, static_argnames="optimizer")  # one program instead of one for each leaf
def _begin(params: Any, optimizer: optax.GradientTransformation) -> TrainState:
    return init_state(params, optimizer, seed=0)


@lru_cache(maxsize=64)
def _step(
    kind: str, first: str, steps: int, settings: Settings, weights: tuple[tuple[str, tuple[float, ...]], ...]
) -> tuple[optax.GradientTransformation, Step]:
    """The loss summed over a model's tasks plus the penalty, as a step.

    The same function for the same arguments: `fit` compiles a step once, so that training again, on other rows of
    the same shape, starts at once.
    """
    optimizer = optax.adam(optax.cosine_decay_schedule(settings.learning_rate, steps))
    of_class = {task: np.array(each, np.float32) for task, each in weights}

    def loss(params: Any, batch: Any) -> jax.Array:
        numbers, wanted = batch
        scores = forward.logits(kind, params, numbers, first)
        errors = [_error(scores[task], wanted[task], of_class.get(task)) for task in scores]
        return sum(errors, _penalty(params, settings.l2))

    return optimizer, make_train_step(loss, optimizer)


def _penalty(params: Any, strength: float) -> jax.Array:
    """What the weights of a tree cost; biases are free."""
    leaves = jax.tree_util.tree_leaves_with_path(params)
    weights = [leaf for path, leaf in leaves if getattr(path[-1], "key", "") != "bias"]
    return jnp.sum(jnp.array([l2_penalty(leaf, strength) for leaf in weights]))


def _error(scores: jax.Array, wanted: jax.Array, weights: np.ndarray | None) -> jax.Array:
    return (binary_cross_entropy if scores.ndim == 1 else cross_entropy)(scores, wanted, weights)


def _check_recipe(recipe: Recipe) -> None:
    if not isinstance(recipe, Recipe):
        raise TypeError(f"`recipe` must be a Recipe such as Recipe(steps=500), got a {type(recipe).__name__}.")


def _counts(names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {task: len(each) for task, each in names.items()}


def _targets(labels: Mapping[str, Labels], names: Mapping[str, Sequence[str]], rows: int) -> dict[str, np.ndarray]:
    if not isinstance(labels, Mapping) or not isinstance(names, Mapping):
        raise TypeError("`labels` and `names` must be dictionaries with an entry for each task.")
    for task, each in names.items():
        if len(set(each)) < len(each):
            raise ValueError(f"`names` of {task!r} must all be different, got {', '.join(map(str, each))}.")
    if labels.keys() != names.keys():
        raise ValueError(f"Labels are for {sorted(labels)} and names for {sorted(names)}: give both for each task.")
    return {task: _whole(values, rows, len(names[task])) for task, values in labels.items()}


def _whole(labels: Any, rows: int, classes: int) -> np.ndarray:
    """Labels as int32 [N] from 0 to `classes` - 1, or a ValueError that says what is wrong with them."""
    targets = np.asarray(labels if isinstance(labels, np.ndarray) else list(labels))
    known = "0 or 1 (or False and True)" if classes == 2 else f"whole numbers from 0 to {classes - 1}"
    if targets.shape != (rows,):
        raise ValueError(f"There are {rows} rows and labels of shape {targets.shape}: give one label a row.")
    if rows == 0:
        raise ValueError("There is nothing to learn from: give some rows and their labels.")
    if targets.dtype.kind not in "biuf" or not np.isin(targets, np.arange(classes)).all():
        raise ValueError(f"Labels are {known}, and other values were found among them.")
    if targets.min() == targets.max():
        raise ValueError(f"All labels are {int(targets[0])}: a classifier needs examples of two classes or more.")
    return targets.astype(np.int32)
