"""The floor: read all that our build reads, write as many files and bytes as our site has, and nothing else.

Run as a script, so that nothing of ours is loaded: python -S bench/floor.py PROJECT OUTPUT LISTING
"""

import os
import sys


def listing(site: str) -> str:
    """Return each file of a finished site with its size, a line each."""
    lines = []
    for base, _, names in os.walk(site):
        for name in names:
            path = os.path.join(base, name)
            lines.append(f"{os.path.getsize(path)} {os.path.relpath(path, site)}\n")
    return "".join(lines)


def main(project: str, output: str, sizes: str) -> None:
    """Read the project, write the output."""
    for folder in ("articles", "briefings"):
        for base, _, names in os.walk(os.path.join(project, folder)):
            for name in names:
                with open(os.path.join(base, name), "rb") as file:
                    file.read()
    with open(sizes, encoding="utf-8") as file:
        files = [line.rstrip("\n").split(" ", 1) for line in file]
    filler = memoryview(bytes(max(int(size) for size, _ in files)))
    made = set()
    for size, name in files:
        path = os.path.join(output, name)
        folder = os.path.dirname(path)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        with open(path, "wb", buffering=0) as file:
            file.write(filler[: int(size)])


if __name__ == "__main__":
    main(*sys.argv[1:])
