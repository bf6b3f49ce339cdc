# SPDX-License-Identifier: Apache-2.0
"""Many prompts at once: texts in, texts out, in handfuls of like length."""

from collections.abc import Sequence

from course_lib.inference.generate import generate
from course_lib.inference.sampling import GREEDY, Sampling
from course_lib.models import language_model as lm
from course_lib.models.language_model import Config
from course_lib.preprocess.tokens import Tokenizer


def generate_texts(
    params: lm.Params,
    config: Config,
    tokenizer: Tokenizer,
    prompts: Sequence[str],
    *,
    tokens: int,
    sampling: Sampling = GREEDY,
    seed: int = 0,
    batch_size: int = 16,
) -> list[str]:
    """Go on from each prompt, and return what was written after it, in the prompts' order.

    Prompts of like length are read together, so that little of a batch is padding.

    Args:
        params: the parameters.
        config: their shape.
        tokenizer: its tokens.
        prompts: the texts to go on from.
        tokens: how many to write at most after each.
        sampling: how each is chosen.
        seed: of the draws.
        batch_size: prompts read at once.

    Raises:
        ValueError: as `generate` says.
    """
    read = [[tokenizer.begin, *tokenizer.encode(prompt)] for prompt in prompts]
    order = sorted(range(len(read)), key=lambda row: len(read[row]))
    texts = [""] * len(read)
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        # a handful that is not full would be another shape to compile
        filled = [read[row] for row in rows] + [read[rows[0]]] * (batch_size - len(rows))
        written = generate(
            params, config, filled, tokens=tokens, sampling=sampling, seed=seed + start, stop=[tokenizer.end]
        )
        for row, found in zip(rows, written, strict=False):
            texts[row] = tokenizer.decode(found.tokens)
    return texts
