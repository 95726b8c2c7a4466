"""The YAML language server that editor programs run, asked as they ask it: JSON-RPC over standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

WAIT = 60
"""Seconds for one answer; a busy machine starts node slowly."""


class LanguageServer:
    """One server, open for as long as the `with` block."""

    def __init__(self, modules: Path, root: Path) -> None:
        self._root = root
        script = modules / "yaml-language-server/bin/yaml-language-server"
        self._process = subprocess.Popen(
            ["node", str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._said: dict[str, list[dict[str, Any]]] = {}
        self._answers: dict[int, Any] = {}
        self._heard = threading.Condition()
        self._number = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> LanguageServer:
        self._ask("initialize", {"processId": os.getpid(), "rootUri": self._root.as_uri(), "capabilities": {}})
        self._tell("initialized", {})
        settings = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}
        self._tell("workspace/didChangeConfiguration", {"settings": settings})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def flags(self, path: Path, text: str) -> list[tuple[int, str]]:
        """Return what is flagged in `text` when it is opened as the file at `path`: line from 1, and message."""
        uri = path.as_uri()
        self._said.pop(uri, None)
        self._tell("textDocument/didOpen", {"textDocument": self._document(uri, text)})
        with self._heard:
            if not self._heard.wait_for(lambda: uri in self._said, WAIT):
                raise TimeoutError(f"nothing was said of {path}")
            flagged = self._said.pop(uri)
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        return [(flag["range"]["start"]["line"] + 1, flag["message"]) for flag in flagged]

    def completions(self, path: Path, text: str) -> list[str]:
        """Return what is offered at the sign `|` in `text`, opened as the file at `path`."""
        before, _, after = text.partition("|")
        uri = path.as_uri()
        self._tell("textDocument/didOpen", {"textDocument": self._document(uri, before + after)})
        at = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        offered = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": at})
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        return sorted({item["label"] for item in offered["items"]})

    def _document(self, uri: str, text: str) -> dict[str, Any]:
        self._number += 1
        return {"uri": uri, "languageId": "yaml", "version": self._number, "text": text}

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        with self._heard:
            if not self._heard.wait_for(lambda: number in self._answers, WAIT):
                raise TimeoutError(f"no answer to {method}")
            return self._answers.pop(number)

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        pipe = self._process.stdin
        assert pipe
        pipe.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        pipe.flush()

    def _listen(self) -> None:
        pipe = self._process.stdout
        while pipe and (header := pipe.readline()):
            length = int(header.split(b":")[1])
            while pipe.readline().strip():
                pass
            message = json.loads(pipe.read(length))
            with self._heard:
                if message.get("method") == "textDocument/publishDiagnostics":
                    self._said[message["params"]["uri"]] = message["params"]["diagnostics"]
                elif "method" in message and "id" in message:
                    # It asks for its settings, or to register something.
                    items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
                    self._send({"id": message["id"], "result": [None for _ in items]})
                elif "id" in message:
                    self._answers[message["id"]] = message.get("result")
                self._heard.notify_all()
