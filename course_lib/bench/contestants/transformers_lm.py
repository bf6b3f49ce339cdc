# SPDX-License-Identifier: Apache-2.0
"""The same language model as transformers' Llama, with its own generate and with peft's adapters."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
import transformers
from transformers import LlamaConfig, LlamaForCausalLM

from course_lib.bench.contestants import torch_lm
from course_lib.bench.contestants.lm_inputs import TOKENS

VERSIONS = {"versions": {"torch": torch.__version__, "transformers": transformers.__version__}}
_NAMES = {
    "q": "self_attn.q_proj",
    "k": "self_attn.k_proj",
    "v": "self_attn.v_proj",
    "o": "self_attn.o_proj",
    "gate": "mlp.gate_proj",
    "up": "mlp.up_proj",
    "down": "mlp.down_proj",
    "attention_norm": "input_layernorm",
    "mlp_norm": "post_attention_layernorm",
}


def train(folder: Path) -> Any:
    """Eager training with fused AdamW."""
    given = torch_lm.begin(folder)
    model = _model(given.shape, given.start)
    start = {name: tensor.clone() for name, tensor in model.state_dict().items()}

    def run() -> dict[str, Any]:
        model.load_state_dict(start)
        return {"loss": torch_lm.train_model(lambda tokens: model(tokens, use_cache=False).logits, model, given, True)}

    return {**VERSIONS, "loss": run()["loss"]}, run


def write(folder: Path) -> Any:
    """Its generate with the cache that it takes by itself."""
    given = torch_lm.begin(folder)
    model = _model(given.shape, given.trained).eval()
    prompt = torch.from_numpy(given.prompts[:1].astype(np.int64))

    @torch.inference_mode()
    def run() -> dict[str, Any]:
        whole = model.generate(
            prompt,
            attention_mask=torch.ones_like(prompt),
            do_sample=False,
            min_new_tokens=TOKENS,
            max_new_tokens=TOKENS,
            use_cache=True,
            pad_token_id=0,
        )
        return {"tokens": whole[0, prompt.shape[1] :].tolist()}

    return {**VERSIONS, "tokens": run()["tokens"]}, run


def tune(folder: Path) -> Any:
    """Training an adapter by peft over it."""
    import peft

    given = torch_lm.begin(folder)
    targets = [_NAMES[name].split(".")[1] for name in given.lora["targets"]]
    decided = peft.LoraConfig(r=given.lora["rank"], lora_alpha=given.lora["alpha"], target_modules=targets)
    model = peft.get_peft_model(_model(given.shape, given.start), decided)

    def run() -> dict[str, Any]:
        for number, pairs in given.adapter["layers"].items():
            layer = model.get_submodule(f"base_model.model.model.layers.{number}")
            for name, pair in pairs.items():
                place = layer.get_submodule(_NAMES[name])
                place.lora_A["default"].weight.data.copy_(torch.from_numpy(pair["a"].T))
                place.lora_B["default"].weight.data.zero_()
        return {"loss": torch_lm.train_model(lambda tokens: model(tokens, use_cache=False).logits, model, given, True)}

    told = {"versions": {**VERSIONS["versions"], "peft": peft.__version__}}
    return {**told, "loss": run()["loss"]}, run


def _model(shape: dict[str, Any], params: dict[str, Any]) -> Any:
    config = LlamaConfig(
        vocab_size=shape["vocabulary"],
        hidden_size=shape["width"],
        intermediate_size=shape["hidden"],
        num_hidden_layers=shape["layers"],
        num_attention_heads=shape["heads"],
        num_key_value_heads=shape["groups"],
        max_position_embeddings=shape["context"],
        rms_norm_eps=shape["epsilon"],
        rope_parameters={"rope_type": "default", "rope_theta": shape["rope_base"]},
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=None,
        pad_token_id=None,
    )
    model = LlamaForCausalLM(config)
    named = {"model.embed_tokens.weight": params["embedding"], "model.norm.weight": params["norm"]}
    for number, layer in params["layers"].items():
        named |= {f"model.layers.{number}.{_NAMES[name]}.weight": weight.T for name, weight in layer.items()}
    tensors = {name: torch.tensor(np.ascontiguousarray(weight)) for name, weight in named.items()}
    model.load_state_dict({**tensors, "lm_head.weight": tensors["model.embed_tokens.weight"]})
    return model
