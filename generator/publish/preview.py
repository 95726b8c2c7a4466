"""What the live preview shows on top of a page: the problems that keep the site from being rebuilt.

The pages in the site folder stay those of the last good build; this stands between them and the browser (PEP 3333).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

NOTHING_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not built yet</title></head>
<body><p>There is no good build of this site yet. The terminal says why.</p></body></html>
"""
"""404.html while there is no last good page to show."""

_STYLE = (
    "position:sticky;top:0;z-index:9999;max-height:70vh;overflow:auto;margin:0;padding:1rem;white-space:pre;"
    "font:14px/1.5 ui-monospace,monospace;text-align:left;color:#211;background:#fff3e0;border-bottom:3px solid #b33"
)
_BODY = re.compile(rb"<body[^>]*>")


def with_problems(app: WSGIApplication, mount: str, problems: Callable[[], str]) -> WSGIApplication:
    """Return `app` with the text of `problems` on top of each page while there is any.

    A page that is not there is answered with the site's own 404.html as a page like any other, because `app` puts its
    reload script into pages only: so the browser sees the missing page come. `mount` is the site's path on the server.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, headers, body = _ask(app, environ)
        if status.startswith("404"):
            _, headers, body = _ask(app, {**environ, "PATH_INFO": f"{mount}404.html"})
        told = problems()
        if told and _is_html(headers):
            page = _on_top(b"".join(body), told)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            headers, body = [*headers, ("Content-Length", str(len(page)))], [page]
        start_response(status, headers)
        return body

    return answer


_Headers = list[tuple[str, str]]


def _ask(app: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, _Headers, Iterable[bytes]]:
    said: list[tuple[str, _Headers]] = []

    def start_response(status: str, headers: _Headers, _error: object = None, /) -> Callable[[bytes], object]:
        said.append((status, headers))
        return lambda _: None

    body = app(environ, start_response)
    return *said[-1], body


def _is_html(headers: _Headers) -> bool:
    return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers)


def _on_top(page: bytes, told: str) -> bytes:
    notice = f'<pre id="problems" role="alert" style="{_STYLE}">{html.escape(told)}</pre>'.encode()
    body = _BODY.search(page)
    at = body.end() if body else 0
    return page[:at] + notice + page[at:]
