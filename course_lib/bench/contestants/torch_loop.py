# SPDX-License-Identifier: Apache-2.0
"""The classifier of fixed steps as a torch loop: EmbeddingBag that sums weighted n-grams, and torch's own Adam.

Its batches are ready as tensors, without padding, before the clock runs. Three optimisers, of which the card takes
the fastest: Adam, Adam with its fused kernel, and SparseAdam (which has no weight decay, so it goes without).
"""

import functools
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

L2, RATE = 1e-5, 0.2


def adam(folder: Path) -> Any:
    """Adam as it comes."""
    return _contestant(folder, torch.optim.Adam, sparse=False)


def fused_adam(folder: Path) -> Any:
    """Adam as one kernel."""
    return _contestant(folder, functools.partial(torch.optim.Adam, fused=True), sparse=False)


def sparse_adam(folder: Path) -> Any:
    """Adam that moves only the weights of n-grams in the batch."""
    return _contestant(folder, torch.optim.Adam, sparse=True)


def _contestant(folder: Path, optimizer: Callable[..., Any], sparse: bool) -> Any:
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    given = np.load(folder / "steps.npz")
    batches = [_batch(given, rows) for rows in given["order"]]
    rates = [RATE * 0.5 * (1 + math.cos(math.pi * step / len(batches))) for step in range(len(batches))]

    def run() -> dict[str, Any]:
        _train(given["start"], batches, rates, optimizer, sparse)
        return {}

    weights = _train(given["start"], batches, rates, optimizer, sparse)
    name = "sparse" if sparse else "dense"
    np.save(folder / f"torch_{name}.npy", weights)
    return {"versions": {"torch": torch.__version__}, "threads": torch.get_num_threads()}, run


def _batch(given: Any, rows: np.ndarray) -> tuple[torch.Tensor, ...]:
    used = given["ids"][rows] > 0
    first = np.concatenate([[0], used.sum(axis=1).cumsum()[:-1]])
    ids, values = given["ids"][rows][used].astype(np.int64), given["values"][rows][used]
    return tuple(map(torch.from_numpy, (ids, first, values, given["labels"][rows].astype(np.float32))))


def _train(
    start: np.ndarray, batches: list[Any], rates: list[float], optimizer: Callable[..., Any], sparse: bool
) -> np.ndarray:
    bag = torch.nn.EmbeddingBag.from_pretrained(
        torch.from_numpy(start.copy())[:, None], freeze=False, mode="sum", sparse=sparse
    )
    bias = torch.zeros(1, requires_grad=True)
    error = torch.nn.BCEWithLogitsLoss()
    if sparse:
        optimizers = [torch.optim.SparseAdam(bag.parameters(), lr=RATE), optimizer([bias], lr=RATE)]
    else:
        groups = [{"params": bag.parameters(), "weight_decay": L2}, {"params": [bias]}]
        optimizers = [optimizer(groups, lr=RATE)]
    for (ids, first, values, labels), rate in zip(batches, rates, strict=True):
        for each in optimizers:
            for group in each.param_groups:
                group["lr"] = rate
            each.zero_grad()
        error(bag(ids, first, per_sample_weights=values)[:, 0] + bias, labels).backward()
        for each in optimizers:
            each.step()
    return np.append(bag.weight.detach().numpy()[:, 0], bias.detach().numpy())
