# SPDX-License-Identifier: Apache-2.0
"""SmolLM2-135M-Instruct: a language model of 134.5 million parameters that follows instructions in English.

The file is GGUF with weights of 4 and 8 bits (Q4_1, Q8_0), its tokenizer in it. Computing needs float32, so what is
98 MB on disk is 538 MB in memory, and more while it runs: `load` declines on a machine that has too little.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from course_lib import devices
from course_lib.arguments import text_value
from course_lib.data.public import DataUnavailable
from course_lib.models.language_model import Config, LanguageModel
from course_lib.models.pretrained import catalogue
from course_lib.models.pretrained.stories import halves
from course_lib.preprocess.tokens import BytePairs, Tokenizer

TEXT_END, MESSAGE, MESSAGE_END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
_SPECIAL = (TEXT_END, MESSAGE_END, MESSAGE)
ROLES = ("system", "user", "assistant")
SYSTEM = "You are a helpful AI assistant named SmolLM, trained by Hugging Face"
"""What it was told in its own training where nothing else was said."""
_MATRICES = {
    "q": "attn_q",
    "k": "attn_k",
    "v": "attn_v",
    "o": "attn_output",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
}
_NORMS = {"attention_norm": "attn_norm", "mlp_norm": "ffn_norm"}


def load() -> LanguageModel:
    """Its parameters as float32, their shape and its tokenizer, from COURSE_DATA or the cache.

    Its tokenizer takes the special tokens of a chat where a text spells them out, as `chat` does.

    Raises:
        course_lib.data.public.DataUnavailable: it is not on this machine; the sentence says how it comes there.
        MemoryError: this machine, or the limit set for this process, has less memory than it needs.
    """
    model = catalogue.named(catalogue.SMOLLM2)
    folder = catalogue.need(model.name)
    allowed = devices.memory()
    if allowed is not None and allowed < model.memory:
        raise MemoryError(
            f"{model.name} needs {model.memory / 1e9:.1f} GB of memory and there are {allowed / 1e9:.1f} GB here: use "
            f"{catalogue.LARKSPUR} or {catalogue.STORIES}, or a larger machine."
        )
    assert model.files
    return read(folder / model.files.files[0].name)


def chats(tokenizer: Tokenizer) -> bool:
    """Whether a text in the form of `chat` means a conversation to this tokenizer."""
    return isinstance(tokenizer, BytePairs) and tokenizer.spelt and tokenizer.special == _SPECIAL


def chat(messages: Sequence[Mapping[str, str]]) -> str:
    """The text that asks for the next message of a conversation, in the form the model was trained on.

    Args:
        messages: {"role": "system", "user" or "assistant", "content": text} each. Where the first is not the
            system's, the one of its training stands before it.

    Raises:
        TypeError: a message is no dictionary with the texts `role` and `content`.
        ValueError: an unknown role, a content with half of a surrogate pair, or one that spells out a special token:
            with it a quoted document could end its message and go on in another role.
    """
    for message in messages:
        if not isinstance(message, Mapping) or not {"role", "content"} <= message.keys():
            raise TypeError(f"A message needs `role` and `content`, got {message!r}: add what is missing.")
        text_value("content", message["content"])
        if message["role"] not in ROLES:
            raise ValueError(f"There is no role {message['role']!r}: there are {', '.join(ROLES)}.")
        if found := [token for token in _SPECIAL if token in message["content"]]:
            raise ValueError(f"A message contains {found[0]}, which only the template may write: take it out.")
    told = [(message["role"], message["content"]) for message in messages]
    if told and told[0][0] != "system":
        told.insert(0, ("system", SYSTEM))
    written = "".join(f"{MESSAGE}{role}\n{content}{MESSAGE_END}\n" for role, content in told)
    return f"{written}{MESSAGE}assistant\n"


def read(path: str | Path) -> LanguageModel:
    """A model of the Llama architecture with SmolLM2's tokenizer from a GGUF file.

    Each weight becomes an array of jax before the next is read, so that they lie in memory once.

    There a row of a matrix makes an output, and rotation turns neighbours (2 i, 2 i + 1) of a head; here a column
    makes one, and (i, i + K / 2) are turned. So matrices are transposed, and the outputs of q and k reordered.

    Raises:
        DataUnavailable: the library that reads GGUF is missing.
        ValueError: it is no such file, or cut off.
    """
    try:
        from gguf import GGUFReader  # seldom needed, and 0.3 s to import
        from gguf.quants import dequantize
    except ImportError as error:
        raise DataUnavailable("The package gguf, which reads this model, is missing: `pip install gguf`.") from error
    try:
        reader = GGUFReader(path)
        tensors = {tensor.name: tensor for tensor in reader.tensors}

        def told(name: str) -> Any:
            return reader.fields[name].contents()

        def rows(name: str) -> np.ndarray:
            tensor = tensors[f"{name}.weight"]
            return np.asarray(dequantize(tensor.data, tensor.tensor_type), np.float32)

        def array(name: str) -> jax.Array:
            return jnp.asarray(rows(name))

        config = Config(
            len(told("tokenizer.ggml.tokens")),
            width=told("llama.embedding_length"),
            layers=told("llama.block_count"),
            heads=told("llama.attention.head_count"),
            groups=told("llama.attention.head_count_kv"),
            hidden=told("llama.feed_forward_length"),
            context=told("llama.context_length"),
            rope_base=told("llama.rope.freq_base"),
            epsilon=told("llama.attention.layer_norm_rms_epsilon"),
            tied="output.weight" not in tensors,
        )
        heads = {"q": config.heads, "k": config.groups}

        def matrix(layer: int, name: str) -> jax.Array:
            found = rows(f"blk.{layer}.{_MATRICES[name]}")
            return jnp.asarray((halves(found, heads[name]) if name in heads else found).T)

        params: dict[str, Any] = {
            "embedding": array("token_embd"),
            "layers": {
                str(n): {name: array(f"blk.{n}.{theirs}") for name, theirs in _NORMS.items()}
                | {name: matrix(n, name) for name in _MATRICES}
                for n in range(config.layers)
            },
            "norm": array("output_norm"),
        }
        if not config.tied:
            params["out"] = jnp.asarray(rows("output").T)
        merges = tuple((first, second) for first, second in map(str.split, told("tokenizer.ggml.merges")))
        tokenizer = BytePairs(tuple(told("tokenizer.ggml.tokens")), merges, _SPECIAL, spelt=True)
    except (KeyError, ValueError, IndexError, TypeError, OSError) as error:
        raise ValueError(f"{path} is no GGUF file of SmolLM2, or is cut off: fetch it again.") from error
    return LanguageModel(params, config, tokenizer)
