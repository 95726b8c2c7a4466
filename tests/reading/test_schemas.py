"""The committed schemas are those that the records make."""

from pathlib import Path

from generator.reading.schemas import schemas

FOLDER = Path(__file__).parents[2] / "schema"


def test_the_committed_schemas_are_up_to_date():
    committed = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert committed == schemas(), "run: briefings schema"
