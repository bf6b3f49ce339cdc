# SPDX-License-Identifier: Apache-2.0
"""The same language model written by hand in torch: eager training, and a loop over a cache made beforehand.

Torch's own fused kernels do attention, norm and AdamW where it has them.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from course_lib.bench.contestants import lm_inputs
from course_lib.bench.contestants.lm_inputs import BETAS, CLIP, DECAY, EPSILON, TOKENS

VERSIONS = {"versions": {"torch": torch.__version__}}
Cache = tuple[torch.Tensor, torch.Tensor, int]
"""Keys and values [1, G, S, K], and how many slots of them are filled."""


def train(folder: Path) -> Any:
    """Eager training with AdamW."""
    return _training(folder, fused=False)


def train_fused(folder: Path) -> Any:
    """Eager training with AdamW as one kernel."""
    return _training(folder, fused=True)


def _training(folder: Path, fused: bool) -> Any:
    given = begin(folder)

    def run() -> dict[str, Any]:
        model = Llama(given.shape, given.start)
        return {"loss": train_model(lambda tokens: model(tokens), model, given, fused)}

    return {**VERSIONS, "loss": run()["loss"]}, run


def begin(folder: Path) -> lm_inputs.Given:
    """What is given, with as many threads as the contest allows."""
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.set_num_interop_threads(1)
    return lm_inputs.read(folder)


def train_model(logits: Any, model: torch.nn.Module, given: lm_inputs.Given, fused: bool) -> float:
    """The steps of the contest over the parameters of `model` that want a gradient; their mean loss."""
    trained = [each for each in model.parameters() if each.requires_grad]
    groups = [
        {"params": [each for each in trained if each.ndim > 1], "weight_decay": DECAY},
        {"params": [each for each in trained if each.ndim == 1], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW([g for g in groups if g["params"]], lr=1.0, betas=BETAS, eps=EPSILON, fused=fused)
    losses = []
    for rows, rate in zip(given.order, given.rates, strict=True):
        tokens = torch.from_numpy(given.rows[0][rows].astype(np.int64))
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad()
        scores = logits(tokens)[:, :-1]
        loss = functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), tokens[:, 1:].reshape(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, CLIP)
        optimizer.step()
        losses.append(loss.detach())
    return float(torch.stack(losses).mean())


def write(folder: Path) -> Any:
    """Greedy tokens after one prompt: the prompt at once, then token after token over the cache."""
    given = begin(folder)
    return _writing(given, 1)


def write_sixteen(folder: Path) -> Any:
    """The same after sixteen prompts."""
    return _writing(begin(folder), 16)


def _writing(given: lm_inputs.Given, rows: int) -> Any:
    model = Llama(given.shape, given.trained)
    prompts = torch.from_numpy(given.prompts[:rows].astype(np.int64))

    @torch.inference_mode()
    def run() -> dict[str, Any]:
        slots = prompts.shape[1] + TOKENS
        empty = torch.zeros(rows, given.shape["groups"], slots, model.head)
        caches = [(empty.clone(), empty.clone()) for _ in model.blocks]
        token = model(prompts, caches, 0)[:, -1:].argmax(-1)
        tokens = [token]
        for place in range(prompts.shape[1], slots - 1):
            token = model(token, caches, place)[:, -1:].argmax(-1)
            tokens.append(token)
        return {"tokens": torch.cat(tokens, dim=1)[0].tolist()}

    return {**VERSIONS, "tokens": run()["tokens"]}, run


class Llama(torch.nn.Module):
    """The architecture of `course_lib.models.language_model`, from its parameters."""

    def __init__(self, shape: dict[str, Any], params: dict[str, Any]):
        super().__init__()
        self.head = shape["width"] // shape["heads"]
        self.embedding = torch.nn.Parameter(torch.tensor(params["embedding"]))
        self.blocks = torch.nn.ModuleList(
            Block(shape, params["layers"][str(number)]) for number in range(shape["layers"])
        )
        self.norm = torch.nn.Parameter(torch.tensor(params["norm"]))
        self.epsilon = shape["epsilon"]
        speed = shape["rope_base"] ** (-np.arange(0, self.head, 2) / self.head)
        angle = torch.from_numpy(np.arange(shape["context"])[:, None] * speed).float().repeat(1, 2)
        self.turns = angle.cos(), angle.sin()

    def forward(self, tokens: torch.Tensor, caches: Any = None, place: int = 0) -> torch.Tensor:
        """Scores [B, T, V]; with caches, of tokens that stand at `place` and after."""
        turn = tuple(part[place : place + tokens.shape[1]] for part in self.turns)
        hidden = functional.embedding(tokens, self.embedding)
        for number, block in enumerate(self.blocks):
            hidden = block(hidden, turn, None if caches is None else (*caches[number], place))
        return functional.rms_norm(hidden, hidden.shape[-1:], self.norm, self.epsilon) @ self.embedding.T


class Block(torch.nn.Module):
    """One layer."""

    def __init__(self, shape: dict[str, Any], weights: dict[str, Any]):
        super().__init__()
        for name, weight in weights.items():
            # a linear layer of torch has its weight as [out, in]
            self.register_parameter(name, torch.nn.Parameter(torch.tensor(np.ascontiguousarray(weight.T))))
        self.counts = {"q": shape["heads"], "k": shape["groups"], "v": shape["groups"]}
        self.head = shape["width"] // shape["heads"]
        self.epsilon = shape["epsilon"]

    def forward(self, hidden: torch.Tensor, turn: Any, past: Cache | None) -> torch.Tensor:
        """Hidden [B, T, D] to the same."""
        normed = functional.rms_norm(hidden, hidden.shape[-1:], self.attention_norm, self.epsilon)
        query, key, value = self._heads(normed)
        query, key = _rotate(query, turn), _rotate(key, turn)
        alone = past is None or past[2] == 0
        if past is not None:
            keys, values, place = past
            end = place + key.shape[2]
            keys[:, :, place:end], values[:, :, place:end] = key, value
            key, value = keys[:, :, :end], values[:, :, :end]
        mixed = functional.scaled_dot_product_attention(query, key, value, is_causal=alone, enable_gqa=True)
        hidden = hidden + functional.linear(mixed.transpose(1, 2).flatten(2), self.o)
        normed = functional.rms_norm(hidden, hidden.shape[-1:], self.mlp_norm, self.epsilon)
        inner = functional.silu(functional.linear(normed, self.gate)) * functional.linear(normed, self.up)
        return hidden + functional.linear(inner, self.down)

    def _heads(self, normed: torch.Tensor) -> Iterator[torch.Tensor]:
        rows, length, _ = normed.shape
        for name, count in self.counts.items():
            yield (functional.linear(normed, getattr(self, name)).view(rows, length, count, self.head).transpose(1, 2))


def _rotate(vectors: torch.Tensor, turn: Any) -> torch.Tensor:
    cosine, sine = turn
    first, second = vectors.chunk(2, dim=-1)
    return vectors * cosine + torch.cat((-second, first), dim=-1) * sine
