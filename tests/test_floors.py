"""Imports point down, and each outside library has its door."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

PACKAGE = Path(__file__).parent.parent / "generator"
FLOORS = (
    "records",
    "reading",
    "anchoring",
    "evidence",
    "pages",
    "publish",
    "build",
    "remembered",
    "kept",
    "live",
    "doors",
)
"""From the ground up."""
DOORS = {"plugin": "doors", "cli": "doors", "progress": "doors"}

LIBRARIES = {
    "PIL": ("pages/picture.py",),
    "click": ("cli/*",),
    "jinja2": ("pages/compiled.py", "pages/render.py"),
    "markdown": ("pages/prose.py",),
    "markupsafe": ("pages/compiled.py", "pages/render.py"),
    "mkdocs": ("plugin.py",),
    "pagefind_bin": ("publish/search.py",),
    "pydantic": ("records/schema.py",),
    "pydantic_core": ("records/reads.py", "records/record.py", "records/validator.py", "reading/validate.py"),
    "rapidfuzz": ("anchoring/near_miss.py", "anchoring/nearest.py", "anchoring/two_wordings.py"),
    "rich": ("cli/*",),
    "watchdog": ("publish/watching.py",),
    "yaml": ("reading/yaml.py",),
}
"""Where each may be imported."""


def imports() -> Iterator[tuple[PurePosixPath, ast.stmt, str]]:
    """Yield each import of ours: the file, the statement, and the dotted name it takes from."""
    for path in sorted(PACKAGE.rglob("*.py")):
        file = PurePosixPath(path.relative_to(PACKAGE).as_posix())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((file, node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module == "generator":
                # `from generator import build` takes the module generator.build.
                yield from ((file, node, f"generator.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield file, node, "." * node.level + (node.module or "")


def floor(room: str) -> int:
    """Return how high the file or folder `room` of the package lies."""
    return FLOORS.index(DOORS.get(room, room))


def test_imports_point_to_the_same_floor_or_a_lower_one():
    assert not [
        f"{file}:{node.lineno}: {name}"
        for file, node, name in imports()
        if name.startswith("generator.") and floor(name.split(".")[1]) > floor(file.parts[0].removesuffix(".py"))
    ]


def test_what_is_ours_is_imported_by_its_whole_name_at_the_top_of_a_file():
    assert not [
        f"{file}:{node.lineno}: {name}"
        for file, node, name in imports()
        if name.startswith(".") or (name.startswith("generator") and node.col_offset)
    ]


def test_outside_libraries_are_imported_at_their_doors_only():
    outside = ((file, node, name.partition(".")[0]) for file, node, name in imports() if not name.startswith("."))
    assert not [
        f"{file}:{node.lineno}: {library}"
        for file, node, library in outside
        if library not in sys.stdlib_module_names | {"generator"}
        and not any(file.match(door) for door in LIBRARIES.get(library, ()))
    ]
