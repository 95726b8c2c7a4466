"""The catalogues: complete, gathered from what stands in Python and templates now, and read as gettext means them."""

import ast
import re

import pytest

from generator.pages.catalogue import CONTEXT, read_catalogue
from generator.pages.language import LOCALE, Language
from generator.pages.render import environment, render
from tests.pages.catalogues import ROOT, TEMPLATE, gathered, read, written

CATALOGUES = sorted(LOCALE.glob("*.po"))
CALLS = {"gettext": 1, "pgettext": 2, "ngettext": 2, "later": 1, "nlater": 2}
"""How many of its arguments are texts."""
OUT_OF_DATE = "texts have changed: make texts, translate what is new, and read the catalogues before you commit"

_PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|%%|</?\w+[^>]*>")


def test_the_template_has_just_the_texts_in_place():
    assert TEMPLATE.read_text("utf-8") == written(gathered()), OUT_OF_DATE


def test_a_text_of_several_lines_is_gathered_as_its_template_is_compiled(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text(
        "{% trans %}\n  Two\n    lines.\n{% endtrans %}{{ _('a\n  b') }}", "utf-8"
    )
    messages = {str(message.id): ("x",) for message in gathered(tmp_path) if message.id}
    assert render(environment(tmp_path / "templates", Language("de", "en", messages)), "a.html") == b"xx"


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_has_every_text_and_no_other(file):
    catalog = read(file)
    catalog.update(gathered(), no_fuzzy_matching=True)
    assert file.read_text("utf-8") == written(catalog), OUT_OF_DATE
    assert [message.id for message in catalog if message.fuzzy or not message.string or not all(message.string)] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_translation_has_the_placeholders_marks_and_outer_spaces_of_its_text(file):
    catalog = read(file)
    for message in catalog:
        if not message.id:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert len(strings) == (catalog.num_plurals if isinstance(message.id, tuple) else 1)
        for number, string in enumerate(strings):
            # A language may name the number where English says "an article".
            original = originals[min(number, len(originals) - 1)]
            assert outline(string) == outline(original), original


def outline(text: str) -> tuple[bool, list[str], bool]:
    # A text that is joined to the one before may need a comma in one language and none in another.
    return text.startswith((" ", ", ", "; ")), sorted(_PLACEHOLDER.findall(text)), text.endswith(" ")


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_is_read_as_babel_reads_it(file):
    ours, theirs = read_catalogue(file), read(file)
    expected = {}
    for message in theirs:
        if message.id:
            one = message.id[0] if isinstance(message.id, tuple) else message.id
            key = one if message.context is None else message.context + CONTEXT + one
            expected[key] = message.string if isinstance(message.string, tuple) else (message.string,)
    assert ours.messages == expected
    assert ours.plural.strip("()") == theirs.plural_expr.strip("()")


def test_what_is_not_translated_guessed_or_no_longer_used_is_not_there(tmp_path):
    file = tmp_path / "xx.po"
    file.write_text(
        'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=n%3;\\n"\n\n'
        'msgid "one"\nmsgstr ""\n\n'
        '#, python-format, fuzzy\nmsgid "two"\nmsgstr "zwei"\n\n'
        '#~ msgid "three"\n#~ msgstr "drei"\n\n'
        'msgctxt "a \\"word\\""\nmsgid ""\n"fo"\n"ur"\nmsgstr ""\n"vi"\n"er"\n\n'
        'msgid "five"\nmsgid_plural "fives"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n',
        "utf-8",
    )
    found = read_catalogue(file)
    assert found.messages == {f'a "word"{CONTEXT}four': ("vier",), "five": ("a", "b", "c")}
    assert found.plural == "n%3"


def test_babel_sees_every_text_in_python():
    """It looks at words, not at meaning: in an f-string, or nested into one another, it would miss some."""
    seen = {message.id for message in gathered() if any(file.endswith(".py") for file, _ in message.locations)}
    for path in sorted((ROOT / "generator/pages").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or path.name == "language.py":
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [one.value for one in node.args[: CALLS.get(name, 0)] if isinstance(one, ast.Constant)]
            texts = texts[1:] if name == "pgettext" else texts
            if texts:
                text = tuple(texts) if name in ("ngettext", "nlater") else texts[0]
                assert text in seen, f"{path.name}:{node.lineno}: {text}"
