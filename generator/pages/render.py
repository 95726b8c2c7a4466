"""From views to HTML: the only door to `jinja2`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2

from generator.pages.typeset import typeset


def environment(templates: Path) -> jinja2.Environment:
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
    return made


def render(environment: jinja2.Environment, template: str, **values: Any) -> bytes:
    """Return the page that `template` makes of `values`, in UTF-8."""
    return environment.get_template(template).render(values).encode()
