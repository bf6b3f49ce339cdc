# SPDX-License-Identifier: Apache-2.0
"""A language model one token at a time: what may come next, as one types, and what is drawn from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from matplotlib.figure import Figure

from course_lib.models import language_model as lm
from course_lib.models.language_model import LanguageModel

from . import figures
from .widgets import Choice, Slider, TextBox, explore

SHOWN = 10
"""How many of the likeliest tokens a picture shows."""
CONTINUED = 12
"""How many tokens the thing to type in writes on."""


class Reader:
    """A language model as a function from tokens to scores of the next one: one forward pass a call, nothing kept.

    Tokens are padded on the right to one length, so that one program is compiled whatever somebody types: no token
    sees what stands behind it, so padding changes nothing.

    Attributes:
      passes: forward passes so far.
    """

    def __init__(self, model: LanguageModel, places: int = 256):
        self.params = jax.device_put(lm.unstack(model.params))
        self.config, self.tokenizer = model.config, model.tokenizer
        self.places = min(places, model.config.context)
        self.passes = 0

    def after(self, tokens: Sequence[int]) -> np.ndarray:
        """The scores of the token after these, float32 [V].

        Raises:
          ValueError: no token, or more than fit.
        """
        return self.everywhere(tokens)[-1]

    def everywhere(self, tokens: Sequence[int]) -> np.ndarray:
        """The scores of the next token after each of these, float32 [T, V], of one pass.

        Raises:
          ValueError: no token, or more than fit.
        """
        if not 1 <= len(tokens) <= self.places:
            raise ValueError(f"A pass reads 1 to {self.places} tokens here, and {len(tokens)} came: shorten the text.")
        padded = np.zeros((1, self.places), np.int32)
        padded[0, : len(tokens)] = tokens
        self.passes += 1
        return np.asarray(_forward(self.params, self.config, padded)[0])[: len(tokens)]

    def tokens(self, text: str) -> list[int]:
        """A text's tokens behind the one that begins a text."""
        return [self.tokenizer.begin, *self.tokenizer.encode(text)]

    def log_probabilities(self, tokens: Sequence[int]) -> np.ndarray:
        """How probable each token but the first was, in nats, before it was seen: float [T - 1]."""
        scores = self.everywhere(tokens)[:-1].astype(float)
        highest = scores.max(axis=-1, keepdims=True)
        total = highest[:, 0] + np.log(np.exp(scores - highest).sum(axis=-1))
        return np.take_along_axis(scores, np.asarray(tokens)[1:, None], axis=-1)[:, 0] - total


@partial(jax.jit, static_argnames="config")
def _forward(params: Any, config: lm.Config, tokens: Any) -> jax.Array:
    return lm.logits(params, config, jnp.asarray(tokens))


def chances(scores: Any, temperature: float = 1.0, top_k: int = 0) -> np.ndarray:
    """Probabilities of the next token, float [V]: scores divided by the temperature, all but the k largest at 0.

    0 for `top_k` keeps all of them.
    """
    scaled = np.asarray(scores, float) / temperature
    if 0 < top_k < len(scaled):
        kept = np.argsort(-scaled, kind="stable")[:top_k]
        scaled = np.where(np.isin(np.arange(len(scaled)), kept), scaled, -np.inf)
    raised = np.exp(scaled - scaled.max())
    return raised / raised.sum()


def write_on(
    reader: Reader,
    prompt: Sequence[int],
    most: int,
    *,
    temperature: float = 0.0,
    top_k: int = 0,
    seed: int = 0,
    stops: Sequence[int] = (),
) -> list[int]:
    """Go on from a prompt by at most so many tokens, each from a pass over all that stands there.

    It ends before the token that ends a text, before one of `stops`, and where the reader is full.

    Args:
      reader: the model.
      prompt: tokens, the beginning one included.
      most: how many to write at most.
      temperature: 0 always takes the likeliest.
      top_k: as in `chances`.
      seed: of the draws.
      stops: tokens besides the usual one that end it.
    """
    rng = np.random.default_rng(seed)
    tokens = list(prompt)
    for _ in range(min(most, reader.places - len(tokens))):
        scores = reader.after(tokens)
        if temperature > 0:
            token = int(rng.choice(len(scores), p=chances(scores, temperature, top_k)))
        else:
            token = int(scores.argmax())
        if token in (reader.tokenizer.end, *stops):
            break
        tokens.append(token)
    return tokens[len(prompt) :]


def line_after(reader: Reader, text: str, most: int = 6) -> str:
    """What the model holds likeliest on the rest of the line, without spaces at its ends."""
    tokens = reader.tokens(text)
    written = ""
    for _ in range(most):
        token = int(reader.after(tokens).argmax())
        written += reader.tokenizer.decode([token])
        if token == reader.tokenizer.end or "\n" in written:
            break
        tokens.append(token)
    return written.split("\n")[0].strip()


def few_shot(examples: Sequence[tuple[str, str]], subject: str) -> str:
    """Solved lines and an open one, as the course's model knows them: `subject => word`."""
    return "".join(f"{solved} => {word}\n" for solved, word in examples) + f"{subject} =>"


def shown(reader: Reader, token: int) -> str:
    """A token so that its spaces and line ends can be seen."""
    letters = reader.tokenizer.bytes_of(token)
    if not letters:
        return "(end)" if token == reader.tokenizer.end else "(begin)"
    text = letters.decode("utf-8", "replace").replace("�", "?")
    return text.replace(" ", "␣").replace("\n", "↵")


def type_and_see(reader: Reader, start: str, *, dials: bool = False) -> None:
    """A line to type in, over the likeliest next tokens; with dials also temperature, top-k and another draw.

    Args:
      reader: the model.
      start: the text at first; a backslash and an n in what is typed make a new line.
      dials: whether there are sliders, and a text that is drawn with them.
    """
    controls: dict[str, Any] = {"text": TextBox("your text", start)}
    if dials:
        controls["temperature"] = Slider("temperature", 0.1, 2.5, 0.1, 1.0)
        controls["top_k"] = Choice("top-k", (1, 2, 3, 5, 10, 50, reader.config.vocabulary), reader.config.vocabulary)
        controls["seed"] = Slider("another draw", 1, 9, 1, 1, decimals=0)

    def draw(values: Mapping[str, Any]) -> tuple[Figure, str]:
        return draw_next(reader, **values)

    explore(draw, controls)


def draw_next(
    reader: Reader, text: str, *, temperature: float = 1.0, top_k: float = 0, seed: float = 0
) -> tuple[Figure, str]:
    """One state of the thing to type in: the figure and the sentence. With a seed of 0 nothing is written on."""
    tokens = reader.tokens(text.replace("\\n", "\n"))
    room = reader.places - CONTINUED
    cut = len(tokens) > room
    tokens = tokens[-room:]
    scores = reader.after(tokens)
    plain, reshaped = chances(scores), chances(scores, temperature, int(top_k))
    best = np.argsort(-scores, kind="stable")[:SHOWN]
    names = [shown(reader, int(token)) for token in best]
    figure, axes = figures.new(height=3.6)
    _bars(axes, names, plain[best], reshaped[best] if seed else None)
    told = f"Likeliest after your text: {_listed(names, reshaped[best])}."
    possible = int(np.sum(reshaped > 0.001))
    told += f" {possible} of {len(scores):,} tokens have more than one chance in a thousand."
    if cut:
        told += f" Only the last {room} tokens of your text were read."
    if seed:
        written = write_on(reader, tokens, CONTINUED, temperature=temperature, top_k=int(top_k), seed=int(seed))
        told += f" Drawn so, it goes on: {reader.tokenizer.decode(written)!r}"
    return figure, told


def draw_side_by_side(reader: Reader, texts: Mapping[str, str], among: int = 6) -> Figure:
    """The likeliest next tokens after several texts, a panel each with its title."""
    figure, panels = figures.new(len(texts), width=4.6 * len(texts), height=3.0)
    for axes, (title, text) in zip(np.atleast_1d(panels), texts.items(), strict=True):
        probabilities = chances(reader.after(reader.tokens(text)))
        best = np.argsort(-probabilities, kind="stable")[:among]
        _bars(axes, [shown(reader, int(token)) for token in best], probabilities[best], None)
        axes.set_title(title)
    return figure


def draw_losses(reader: Reader, tokens: Sequence[int], log_probabilities: Any, title: str = "") -> Figure:
    """What each token cost the model: a bar each, minus the logarithm of its probability."""
    losses = -np.asarray(log_probabilities)
    figure, axes = figures.new(width=10, height=3.2)
    places = np.arange(len(losses))
    axes.bar(places, losses, color=figures.HAM)
    axes.set(ylabel="loss (nats)", title=title, xlim=(-0.6, len(losses) - 0.4))
    axes.set_ylim(0, max(1.0, 1.05 * float(losses.max())))
    axes.set_xticks(places)
    labels = [_plain(shown(reader, token)) for token in list(tokens)[-len(losses) :]]
    axes.set_xticklabels(labels, rotation=90, fontsize=9, family="monospace")
    axes.grid(visible=False, axis="x")
    return figure


def real_words(text: str, known: Callable[[str], bool]) -> float:
    """The share of a text's words, of letters alone and its last one aside, that are known."""
    words = [word for word in _letters_only(text).split() if word][:-1]
    return sum(map(known, words)) / max(len(words), 1)


def words_of(texts: Sequence[str]) -> set[str]:
    """All words of letters alone that occur in texts, in small letters."""
    return {word for text in texts for word in _letters_only(text).split()}


def _letters_only(text: str) -> str:
    return "".join(letter if letter.isalpha() else " " for letter in text.lower())


def _bars(axes: Any, names: Sequence[str], plain: np.ndarray, reshaped: np.ndarray | None) -> None:
    places = np.arange(len(names))[::-1]
    if reshaped is None:
        axes.barh(places, plain * 100, color=figures.HAM)
    else:
        axes.barh(places, reshaped * 100, color=figures.OURS, label="drawn with")
        axes.barh(places, plain * 100, color="none", edgecolor="black", label="the model's own")
        axes.legend(loc="lower right")
    axes.set_yticks(places)
    axes.set_yticklabels([_plain(name) for name in names], family="monospace")
    axes.set(xlabel="probability of the next token (%)", xlim=(0, 100))
    axes.grid(visible=False, axis="y")


def _listed(names: Sequence[str], probabilities: np.ndarray) -> str:
    return ", ".join(f"{name!r} {share:.0%}" for name, share in list(zip(names, probabilities, strict=True))[:3])


def _plain(name: str) -> str:
    """Matplotlib would set a text between dollars as a formula."""
    return name.replace("$", r"\$")
