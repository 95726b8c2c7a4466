"""Plain data read from bytes that anybody may have written: records and views of ours, and little else.

A name that is of nothing of the kind is refused (see "Restricting Globals" in the documentation of `pickle`).
"""

from __future__ import annotations

import dataclasses
import io
import pickle
from typing import Any

_PLAIN = {
    *(("datetime", "date"), ("decimal", "Decimal"), ("builtins", "range"), ("builtins", "set")),
    *(("builtins", "frozenset"), ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"), ("pathlib", "Path")),
    *(("pathlib._local", "PosixPath"), ("pathlib._local", "WindowsPath")),
}
"""Classes of others that plain data may be of."""


def unpacked(data: bytes | memoryview) -> Any:
    """Return what `data` holds; raise UnpicklingError where that is more than plain data."""
    return _Plain(io.BytesIO(data)).load()


class _Plain(pickle.Unpickler):
    """Reads plain data: records and views of ours, and little else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("generator."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, tuple)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")
