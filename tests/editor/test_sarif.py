"""Our SARIF against the schema of the standard itself, and our own schemas against that of JSON Schema."""

import json
import subprocess

import pytest

from generator.cli.formats import FORMATS
from generator.reading.schemas import schemas
from tests.cli.test_formats import PROBLEMS, many

VALIDATE = """
const Ajv = require(process.argv[1] + "/yaml-language-server/node_modules/ajv-draft-04").default
const schema = require(process.argv[1] + "/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")
const ajv = new Ajv({strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true})
const logs = JSON.parse(require("fs").readFileSync(0))
const isSarif = ajv.compile(schema)
const faults = log => isSarif(log) ? [] : isSarif.errors.map(error => error.instancePath + " " + error.message)
console.log(JSON.stringify(logs.map(faults)))
"""

META = """
const Ajv = require(process.argv[1] + "/yaml-language-server/node_modules/ajv/dist/2020").default
const ajv = new Ajv({strict: true, allowUnionTypes: true, validateFormats: false, strictTypes: false})
ajv.addKeyword("patternErrorMessage")
for (const schema of JSON.parse(require("fs").readFileSync(0))) ajv.compile(schema)
console.log("[]")
"""


@pytest.fixture
def ask(modules):
    """Return a function that gives a value to a script of node's and returns what that says."""

    def ask(script: str, value: object) -> list:
        line = ["node", "-e", script, str(modules)]
        result = subprocess.run(line, input=json.dumps(value), capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return ask


def test_sarif_is_valid_against_its_schema(ask):
    logs = [json.loads(FORMATS["sarif"](problems)) for problems in ([], PROBLEMS, many(13))]
    assert ask(VALIDATE, logs) == [[], [], []]


def test_the_schema_does_find_faults(ask):
    log = json.loads(FORMATS["sarif"](PROBLEMS))
    log["runs"][0]["results"][0]["level"] = "grave"
    ((fault, *_),) = ask(VALIDATE, [log])
    assert "/runs/0/results/0/level" in fault


def test_our_schemas_are_sound_by_the_dialect_that_they_name(ask):
    assert ask(META, [json.loads(text) for text in schemas().values()]) == []
