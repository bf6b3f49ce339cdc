# SPDX-License-Identifier: Apache-2.0
"""Runs tests again and again with other seeds: in other orders, or fuzzed with other examples. Prints a line per run.

python tests/repeat.py orders --rounds 10     the whole suite, each time in another order
python tests/repeat.py fuzz --minutes 20      the property tests, each time with other and more examples
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUMMARY = re.compile(r"^=+ (.*(?:passed|failed|error).*) =+$", re.MULTILINE)
OPTIONS = {
    "orders": ["--randomly-seed={seed}"],
    "fuzz": ["-m", "hypothesis", "--hypothesis-profile=fuzz", "--hypothesis-seed={seed}", "--randomly-seed={seed}"],
}


def command(kind: str, seed: int, more: list[str]) -> list[str]:
    """The pytest command of one round."""
    options = [option.format(seed=seed) for option in OPTIONS[kind]]
    return [sys.executable, "-m", "pytest", "-n", "2", "-q", *options, *more]


def main(arguments: list[str]) -> int:
    """Runs the rounds; 1 if any of them failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=OPTIONS)
    parser.add_argument("--rounds", type=int, default=10**6, help="at most this many")
    parser.add_argument("--minutes", type=float, default=24 * 60, help="begin no round after this many")
    parser.add_argument("--first-seed", type=int, default=2)
    options, more = parser.parse_known_args(arguments)
    began, failed, seed = time.monotonic(), [], options.first_seed
    while seed < options.first_seed + options.rounds and time.monotonic() - began < 60 * options.minutes:
        done = subprocess.run(command(options.kind, seed, more), cwd=ROOT, capture_output=True, text=True)
        summary = SUMMARY.findall(done.stdout) or [f"pytest ended with {done.returncode}"]
        print(f"{options.kind}, seed {seed}: {summary[-1]}", flush=True)
        if done.returncode:
            failed.append(seed)
            print(done.stdout[-20_000:], done.stderr[-2000:], sep="\n", flush=True)
        seed += 1
    rounds = seed - options.first_seed
    print(f"{options.kind}: {rounds} rounds, {len(failed)} failed{f' (seeds {failed})' if failed else ''}.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
