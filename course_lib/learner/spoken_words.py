# SPDX-License-Identifier: Apache-2.0
"""Text as it is said: terms of art pronounced right, code and formulas in words, signs by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

# as written, as said: what a speech program reads wrongly when it is left alone (each one was listened for)
TERMS = {
    "AUC": "A.U.C.",
    "Cmd": "Command",
    "Colab": "Co-lab",
    "Ctrl": "Control",
    "F1": "F one",
    "FLOP": "flop",
    "FLOPs": "flops",
    "ID": "I.D.",
    "JAX": "Jacks",
    "JSON": "Jason",
    "JSONL": "Jason lines",
    "Jupyter": "Jupiter",
    "JupyterLab": "Jupiter Lab",
    "LoRA": "Lora",
    "MLflow": "M L flow",
    "Marek": "Mareck",
    "NaN": "nan",
    "NumPy": "num pie",
    "ONNX": "onyx",
    "PyTorch": "pie torch",
    "ReLU": "rell you",
    "RMSNorm": "R M S norm",
    "RoPE": "rope",
    "SGD": "S G D",
    "SHA-256": "shah 256",
    "SmolLM2": "small L M 2",
    "SwiGLU": "swi gloo",
    "TF-IDF": "T F I D F",
    "UCI": "U C I",
    "astype": "as type",
    "bfloat16": "B float 16",
    "cpu": "CPU",
    "gpu": "GPU",
    "jax": "Jacks",
    "json": "Jason",
    "jsonl": "Jason lines",
    "logaddexp": "log-add-exp",
    "np": "num pie",
    "numpy": "num pie",
    "optax": "opt-axe",
    "pytree": "pie-tree",
    "pytrees": "pie-trees",
    "scikit-learn": "sigh-kit learn",
    "tpu": "TPU",
    "vLLM": "V L L M",
}
UNITS = {
    "GB": "gigabytes",
    "GiB": "gibibytes",
    "MB": "megabytes",
    "MiB": "mebibytes",
    "kB": "kilobytes",
    "ms": "milliseconds",
    "µs": "microseconds",
}
SIGNS = {
    "\u00a0": " ",
    "→": ", then ",
    "·": ",",
    "×": " times ",
    "±": " plus or minus ",
    "≤": " at most ",
    "≥": " at least ",
    "@": " at ",
    "≈": " about ",
    "−": "-",
    "—": ", ",
    "…": "...",
    "&": " and ",
    " = ": " equals ",
    " + ": " plus ",
    " / ": " divided by ",
}
# a piece of code that is one sign, or that would be read as silence
CODE = {
    "...": "three dots",
    "=": "the equals sign",
    "+": "plus",
    "&": "the and sign",
    "|": "the vertical bar",
    "~": "the tilde",
    ">": "the greater sign",
    ">=": "the sign for at least",
    "*": "the star",
    "[*]": "a star in brackets",
    r"\n": "backslash n",
    '"..."': "three dots in quotes",
}
OPERATORS = (
    ("**", " to the power of "),
    ("==", " equals "),
    ("!=", " is not "),
    (">=", " is at least "),
    ("<=", " is at most "),
    ("...", " something "),
    ("=", " equals "),
    (">", " is above "),
    ("<", " is below "),
    (" @ ", " matrix times "),
    (" / ", " divided by "),
    (" - ", " minus "),
    ("*", " times "),
    ("+", " plus "),
    ("/", " slash "),
    ("--", " dash dash "),
    ("_", " "),
    ("\\", " backslash "),
)
LONGEST_CODE = 60  # letters; longer code would be noise to a listener
FORMULA = re.compile(
    r"(?P<code>(`+).+?\2)|\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^\s$`](?:[^$`\n]*[^\s$`])?)\$(?!\d)", re.DOTALL
)
HASH = re.compile(r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b")
_TERM = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, TERMS), key=len, reverse=True))})(?!\w|-\d)")
_TEX = (
    (r"\cdot", " times "),
    (r"\times", " times "),
    (r"\log", " the logarithm of "),
    (r"\exp", " e to the power of "),
    (r"\sum", " the sum of "),
    (r"\sqrt", " the square root of "),
    (r"\leq", " is at most "),
    (r"\geq", " is at least "),
    (r"\approx", " is about "),
    ("=", " equals "),
    ("+", " plus "),
    ("-", " minus "),
    ("/", " divided by "),
)


def with_formulas(markdown: str) -> str:
    """The text with its formulas, `$...$` and `$$...$$`, in words; code spans are left alone."""

    def said(found: re.Match[str]) -> str:
        return found["code"] or formula(found["block"] or found["inline"])

    return FORMULA.sub(said, markdown)


def formula(tex: str) -> str:
    """A simple formula in words: fractions, powers, roots, sums and the four operations."""
    text = re.sub(r"\\(?:left|right|,|;|!|quad)", " ", tex)
    text = re.sub(r"\\(?:text|mathrm|operatorname)\{([^{}]*)\}", r" \1 ", text)
    text = re.sub(r"\\hat\{([^{}]*)\}", r" \1 hat ", text)
    for _ in range(3):  # a fraction may stand in a fraction
        text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r" \1 divided by \2 ", text)
    text = re.sub(r"\^(?:\{2\}|2)", " squared ", text)
    text = re.sub(r"\^\{([^{}]*)\}|\^(\w)", lambda found: f" to the power of {found[1] or found[2]} ", text)
    text = re.sub(r"_\{([^{}]*)\}|_(\w)", lambda found: f" {found[1] or found[2]} ", text)
    for sign, words in _TEX:
        text = text.replace(sign, words)
    text = re.sub(r"\\([a-z]+)", r" \1 ", text)
    text = re.sub(r"\)\s*(?=\S)", ", ", text)
    return _tidy(re.sub(r"[{}()]", " ", text))


def inline(token: Token) -> str:
    """One paragraph's Markdown as it is said."""
    said = []
    for part in token.children or ():
        if part.type == "code_inline":
            said.append(code(part.content))
        elif part.type in ("softbreak", "hardbreak"):
            said.append(" ")
        elif part.type in ("text", "image"):
            said.append(part.content)
    # "three dots, `...`," is for the eye
    return prose("".join(said)).replace("three dots, three dots", "three dots")


def written(token: Token) -> str:
    """One paragraph's Markdown as it is read by eye, without marks."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return " ".join("".join(breaks.get(part.type, part.content) for part in token.children or ()).split())


def prose(text: str) -> str:
    """Plain text with terms, units and signs as they are said."""
    text = re.sub(r"https?://\S+", "an address on the web", text)
    text = HASH.sub(lambda found: f"a code that begins with {', '.join(found[0][:3])}", text)
    text = re.sub(r"\b(\d+) · ", r"chapter \1, ", text)
    text = re.sub(r"(?<=[Cc]hapter )0(?=\d)|(?<=[Cc]hapters )0(?=\d)", "", text)
    text = re.sub(r"_{2,}", "blank", text).replace("_", " ")
    text = re.sub(r"(?<=\d)\s*[–-]\s*(?=\d)", " to ", text) if "–" in text else text
    text = re.sub(rf"(?<=\d) ?({'|'.join(UNITS)})\b", lambda found: f" {UNITS[found[1]]}", text)
    text = re.sub(r"(?<=\b\w) - (?=\w\b)|(?<![\w.)])-(?=\d)", " minus ", text)
    for sign, words in SIGNS.items():
        text = text.replace(sign, words)
    text = re.sub(r"\btop-(?=k\b|\d)", "top ", text)
    return _tidy(_TERM.sub(lambda found: TERMS[found[0]], text))


def code(source: str) -> str:
    """A piece of code in a sentence: names as words, brackets as "of", and only a hint of what is long.

    >>> code("same_parameters(before, after)")
    'same parameters of before and after'
    """
    if source in CODE:
        return CODE[source]
    if len(source) > LONGEST_CODE:
        return "a piece of code"
    text = re.sub(r"(?<=[\w)\]])\.(?=[A-Za-z_])|^\.(?=\w)| \.(?=\w)", " dot ", source)
    text = re.sub(r"['\"]\.\.\.['\"]|\(\.\.\.\)", " three dots ", text)
    for _ in range(3):  # a call in a call
        text = re.sub(r"(?<=\w)\(([^()]+)\)", lambda found: f" of {_arguments(found[1])}", text)
    text = re.sub(r"(?<=\w)\[", " at ", text)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    for sign, words in OPERATORS:
        text = text.replace(sign, words)
    return _tidy(re.sub(r"[\"'()\[\]{}]", " ", text)) or "a sign"


def sentence(text: str) -> str:
    """The text with an end that a voice can hear."""
    return text if not text or re.search(r"[.?!:;][\"')\u201d]*$", text) else f"{text}."


def counted(number: int, thing: str) -> str:
    """A number with its thing, such as "1 line" and "2 lines"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def marked(text: str) -> str:
    """Text with code between back-ticks, as docstrings and comments have it, as it is said."""
    return prose(re.sub(r"(`+)(.+?)\1", lambda found: code(found[2]), " ".join(text.split())))


def listed(parts: list[str]) -> str:
    """Parts in a row: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _arguments(text: str) -> str:
    return listed([part.strip() for part in text.split(",")])


def _tidy(text: str) -> str:
    text = " ".join(text.split())
    return re.sub(r"\s+([,.;:?!])", r"\1", re.sub(r"(?:,\s*){2,}", ", ", text)).strip()
