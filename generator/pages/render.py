"""From views to HTML: the only door to `jinja2`."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2

from generator.pages.frame import Frame
from generator.pages.typeset import typeset
from generator.records.place import Place
from generator.records.problem import Problem, ProblemsFound

Templates = jinja2.Environment
"""Templates ready to be rendered, each compiled once."""


def environment(templates: Path) -> Templates:
    """Return the environment in which pages are made: everything is escaped, an unknown name is a mistake of ours.

    Templates are read from `templates` and nowhere else. What editors write is never a template.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # A build reads each template once; `mkdocs serve` makes an environment per build.
        auto_reload=False,
    )
    made.filters["typeset"] = typeset
    made.globals["once"] = _once
    return made


def _once(part: str, frame: Frame, make: Callable[[], str]) -> str:
    """Return a part of the frame that many pages share; `make` is asked for it the first time."""
    key = part, frame.root, frame.url if frame.url in frame.shell.named else ""
    found = frame.shell.parts.get(key)
    if found is None:
        found = frame.shell.parts[key] = make()
    return found


def render(environment: jinja2.Environment, template: str, **values: Any) -> bytes:
    """Return the page that `template` makes of `values`, in UTF-8.

    Raises ProblemsFound where the template itself is wrong: whoever changes the look makes mistakes too.
    """
    try:
        return environment.get_template(template).render(values).encode()
    except jinja2.TemplateError as error:
        message = f"the template cannot be used: {error.message}"
        raise ProblemsFound([Problem(_place(error, template), message)]) from error


def _place(error: jinja2.TemplateError, template: str) -> Place:
    """Return where a template is wrong: Jinja puts its own lines into the traceback of what fails while it renders."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Place(f"templates/{error.name or template}", error.lineno)
    if isinstance(error, jinja2.TemplateNotFound):
        return Place(f"templates/{error.name}")
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    name = f"templates/{Path(lines[-1].filename).as_posix().rpartition('templates/')[2]}" if lines else template
    return Place(name, (lines[-1].lineno or 0) if lines else 0)
