"""What of npm the tests here need, installed once into the cache."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json")


@pytest.fixture(scope="session")
def modules() -> Path:
    """Return the folder of node's modules, in the locked versions; skip where they cannot be had."""
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed here")
    locked = hashlib.sha256(b"".join((HERE / file).read_bytes() for file in FILES)).hexdigest()[:16]
    folder = ROOT / ".cache/tests" / f"node-{locked}"
    if not (folder / "whole").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for file in FILES:
            shutil.copy(HERE / file, folder)
        line = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        result = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
        if result.returncode:
            told = (result.stderr.strip().splitlines() or ["no reason given"])[-1]
            assert "CI" not in os.environ, result.stderr
            pytest.skip(f"npm could not install the language server: {told}")
        (folder / "whole").touch()
    return folder / "node_modules"
