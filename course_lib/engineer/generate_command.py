# SPDX-License-Identifier: Apache-2.0
"""The verb `course generate`: a language model goes on from a prompt, and the text is shown as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from course_lib.models.language_model import LanguageModel

_LENGTH = 200
_TEMPERATURE = 0.8


def generate(
    model: Annotated[
        str, typer.Argument(metavar="MODEL", help="larkspur, stories260K, smollm2, or a frozen model's folder.")
    ],
    prompt: Annotated[str, typer.Option("--prompt", help="The text to go on from.")],
    length: Annotated[
        int | None, typer.Option("-n", min=1, help=f"Tokens at most; {_LENGTH}, or what the model's context holds.")
    ] = None,
    greedy: Annotated[bool, typer.Option("--greedy", help="Always take the most probable token.")] = False,
    temperature: Annotated[
        float | None, typer.Option(min=0, help=f"The higher, the more varied; {_TEMPERATURE} if not given.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed draws the same text.")] = 0,
    chat: Annotated[bool, typer.Option("--chat", help="Ask it as a question, of a model that answers.")] = False,
) -> None:
    """Write on from a prompt; the prompt and the text go to the standard output, and nothing else does."""
    from course_lib import devices, language_models
    from course_lib.artifact import ArtifactError
    from course_lib.data import DataUnavailable
    from course_lib.inference.generate import generate_text
    from course_lib.inference.sampling import Sampling

    try:
        if greedy and temperature is not None:
            raise ValueError("--greedy takes the most probable token at any temperature: leave one of the two out.")
        sampling = Sampling(0.0 if greedy else _TEMPERATURE if temperature is None else temperature)
        devices.setup(preallocate=False)
        found = language_models.load(model)
        text = _asked(found, prompt) if chat else prompt
        tokens = _room(found, text, length)
        typer.echo(prompt, nl=chat)
        generate_text(*found, text, tokens=tokens, sampling=sampling, seed=seed, on_text=_show)
        typer.echo()
    except (ArtifactError, DataUnavailable, MemoryError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _show(piece: str) -> None:
    typer.echo(piece, nl=False)


def _asked(model: LanguageModel, prompt: str) -> str:
    """The prompt in the template of a chat.

    Raises:
        ValueError: the model was trained on none.
    """
    from course_lib.models.pretrained import smollm2

    if not smollm2.chats(model.tokenizer):
        raise ValueError("This model was trained on no chat: leave out --chat, or ask smollm2.")
    return smollm2.chat([{"role": "user", "content": prompt}])


def _room(model: LanguageModel, text: str, length: int | None) -> int:
    """How many tokens to write.

    Raises:
        ValueError: they do not fit, or the prompt is no text.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("The prompt is no UTF-8: write it in the encoding of your terminal.") from error
    read = len(model.tokenizer.encode(text)) + 1
    left = model.config.context - read
    if left < (length or 1):
        raise ValueError(
            f"The model's context is {model.config.context} tokens and the prompt takes {read} of them: "
            + (f"ask for {left} with -n, or fewer." if left > 0 else "shorten it.")
        )
    return length or min(_LENGTH, left)
