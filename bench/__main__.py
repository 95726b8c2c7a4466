"""The command: python -m bench, or make bench with its arguments in ARGS."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bench.builder import Builder
from bench.corpus import Corpus
from bench.hugo import Hugo
from bench.hugo import is_there as hugo_is_there
from bench.ours import Ours
from bench.result import MODES, Result
from bench.rounds import compare
from bench.table import table

BUILDERS: Mapping[str, Builder] = {"hugo": Hugo(), "ours": Ours(), "all-kinds": Ours("all-kinds", None)}


def main() -> None:
    """Measure, print the tables, write the file."""
    arguments = _arguments()
    names = [name for name in arguments.builders.split(",") if name != "hugo" or hugo_is_there()]
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    machine = {"cores": os.cpu_count(), "memory": memory, "python": platform.python_version()}
    found: dict[int, Mapping[str, Result]] = {}
    for size in map(int, arguments.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="bench-", dir=arguments.folder) as folder:
            found[size] = compare(
                [BUILDERS[name] for name in names],
                Corpus(size, arguments.seed),
                Path(folder),
                modes=arguments.modes.split(","),
                rounds=arguments.rounds,
                limit=arguments.limit,
                tell=lambda line: print(line, file=sys.stderr, flush=True),
            )
        results = {name: dataclasses.asdict(result) for name, result in found[size].items()}
        print(f"\n{table(size, found[size])}\n", flush=True)
        _save(arguments.out, machine, size, results)
    print(f"{arguments.out}\n{machine['cores']} cores, {memory / 1e9:.0f} GB of memory, Python {machine['python']}")


def _arguments() -> argparse.Namespace:
    modes = [*MODES, "serve", "floor"]
    parser = argparse.ArgumentParser(prog="make bench ARGS=...", description="Measure our builds beside Hugo's.")
    parser.add_argument("--sizes", default="100,1000", help="sources of the record; 100,1000,10000 takes an hour")
    parser.add_argument("--modes", default=",".join(modes), help=f"of {', '.join(modes)}")
    parser.add_argument("--builders", default=",".join(BUILDERS), help=f"of {', '.join(BUILDERS)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=1200, help="seconds after which a command is given up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the projects are made and removed; else the temporary one")
    parser.add_argument(
        "--out", type=Path, default=Path(tempfile.gettempdir(), f"bench-{time.strftime('%Y%m%d-%H%M%S')}.json")
    )
    return parser.parse_args()


def _save(path: Path, machine: Mapping[str, object], size: int, results: Mapping[str, object]) -> None:
    """Add the results of one size to the file."""
    known = json.loads(path.read_text("utf-8"))["sizes"] if path.exists() else {}
    known[str(size)] = results
    path.write_text(json.dumps({"machine": machine, "sizes": known}, indent=1), "utf-8")


if __name__ == "__main__":
    main()
