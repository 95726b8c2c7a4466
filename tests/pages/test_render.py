from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.pages import render as rendering
from generator.pages.language import ENGLISH, Language
from generator.pages.render import compiled_aside, environment, render
from generator.records.problem import ProblemsFound


def test_everything_that_is_printed_is_escaped(tmp_path):
    (tmp_path / "a.html").write_text("<p>{{ said }}</p>\n", "utf-8")
    page = render(environment(tmp_path, ENGLISH), "a.html", said="<b>'&\" {{ 1 }}")
    assert page == b"<p>&lt;b&gt;&#39;&amp;&#34; {{ 1 }}</p>\n"


def test_a_name_that_a_view_does_not_have_is_a_mistake(tmp_path):
    (tmp_path / "a.html").write_text("{{ view.speaker }}", "utf-8")
    with pytest.raises(ProblemsFound, match=r"a\.html:1: the template cannot be used: .* has no attribute 'speaker'"):
        render(environment(tmp_path, ENGLISH), "a.html", view=object())


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("<p>\n{% if x %}\n</p>", "templates/a.html:3: the template cannot be used: Unexpected end of template"),
        ("<p>\n{{ 1 +* 2 }}", "templates/a.html:2: the template cannot be used: "),
        ("{% extends 'none.html' %}", "templates/none.html: the template cannot be used: "),
        ("<p>\n{{ range(a=1, a=2) }}", "templates/a.html:2: the template cannot be used: "),
        ("<p>\n{% macro b(c, c) %}{% endmacro %}", "templates/a.html:2: the template cannot be used: "),
        ("<p>\n{{ _(view) }}", "templates/a.html:2: the template cannot be used: `_` wants its text in quotation"),
        ("<p>\n{{ _('%(who)s', whom=1) }}", "templates/a.html:2: the template cannot be used: `_` wants"),
        ("<p>\n{{ ngettext('a', 1) }}", "templates/a.html:2: the template cannot be used: `ngettext` wants"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(tmp_path, template, told):
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html").write_text(template, "utf-8")
    with pytest.raises(ProblemsFound) as found:
        render(environment(folder, ENGLISH), "a.html")
    assert str(found.value).startswith(told)


def test_a_template_in_another_encoding_is_told(tmp_path):
    (tmp_path / "a.html").write_text("<p>\nfür", "latin-1")
    with pytest.raises(ProblemsFound, match=r"^templates/a\.html:2: the template cannot be used: it is not in UTF-8"):
        render(environment(tmp_path, ENGLISH), "a.html")


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "a/../../secret.html"])
def test_templates_come_from_their_folder_only(tmp_path, name):
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    with pytest.raises(ProblemsFound, match="the template cannot be used"):
        render(environment(tmp_path / "templates", ENGLISH), name)


GERMAN = Language(
    "de",
    "en",
    {
        "When": ("Wann",),
        "There <b>is</b> %(what)s": ("Da <b>ist</b> %(what)s",),
        "5%% <i>off</i>": ("<i>minus</i> 5%%",),
    },
)


@pytest.mark.parametrize(
    ("template", "english", "german"),
    [
        ("{{ _('When') }}", "When", "Wann"),
        ("{{ _('When') ~ '!' }}", "When!", "Wann!"),
        ("{% macro shout(text) %}{{ text }}!{% endmacro %}{{ shout(_('When')) }}", "When!", "Wann!"),
        (
            "{% trans what=said %}There <b>is</b> {{ what }}{% endtrans %}",
            "There <b>is</b> &lt;i&gt;",
            "Da <b>ist</b> &lt;i&gt;",
        ),
        ("{% trans %}5% <i>off</i>{% endtrans %}", "5% <i>off</i>", "<i>minus</i> 5%"),
        ('<html lang="{{ lang }}">', '<html lang="en">', '<html lang="de">'),
        ("<p{{ lang_of_content }}><i{{ lang_of_frame }}>", "<p><i>", '<p lang="en"><i lang="de">'),
        ("{{ said|content }}", "&lt;i&gt;", '<span lang="en">&lt;i&gt;</span>'),
    ],
)
def test_texts_are_in_the_language_of_the_site(tmp_path, template, english, german):
    (tmp_path / "a.html").write_text(template, "utf-8")
    assert render(environment(tmp_path, ENGLISH), "a.html", said="<i>").decode() == english
    assert render(environment(tmp_path, GERMAN), "a.html", said="<i>").decode() == german


def test_each_language_has_its_own_forms_of_number(tmp_path):
    pages = "{% trans count=n %}{{ count }} page{% pluralize %}{{ count }} pages{% endtrans %}"
    text = f"{{% for n in (0, 1, 2, 5) %}}{pages};{{% endfor %}}"
    (tmp_path / "a.html").write_text(text, "utf-8")
    slavic = Language(
        "xx", "xx", {"%(count)s page": ("a %(count)s", "b %(count)s", "c")}, "n==1 ? 0 : n>1 && n<5 ? 1 : 2"
    )
    assert render(environment(tmp_path, ENGLISH), "a.html") == b"0 pages;1 page;2 pages;5 pages;"
    assert render(environment(tmp_path, slavic), "a.html") == b"c;a 1;b 2;c;"


def test_a_page_asks_for_no_text_once_its_template_is_compiled(tmp_path):
    (tmp_path / "a.html").write_text("<p{{ lang_of_content }}>{{ _('When') }}, {{ lang }}</p>", "utf-8")
    made = environment(tmp_path, GERMAN)
    code = made.compile((tmp_path / "a.html").read_text("utf-8"), raw=True)
    assert "'<p lang=\"en\">Wann, de</p>'" in code


def test_what_another_process_has_compiled_is_not_compiled_again(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text("{% from 'b.html' import b %}<p>{{ b(said) }}</p>", "utf-8")
    (tmp_path / "b.html").write_text("{% macro b(said) %}{{ said }}{% endmacro %}", "utf-8")

    @contextmanager
    def at_once(work):
        work()
        yield

    monkeypatch.setattr(rendering, "can_share", lambda: True)
    monkeypatch.setattr(rendering, "aside", at_once)
    made = environment(tmp_path, GERMAN)
    with compiled_aside(made):
        made.cache.clear()  # of which this process has none
        monkeypatch.setattr(made, "compile", lambda *_: 1 / 0)
        folder = Path(made.bytecode_cache.directory)
        assert len(list(folder.iterdir())) == 2
        assert render(made, "a.html", said="<i>").decode() == "<p>&lt;i&gt;</p>"
    assert not folder.exists()


def test_a_template_that_has_changed_since_is_compiled_again(tmp_path, monkeypatch):
    monkeypatch.setattr(rendering, "can_share", lambda: True)
    (tmp_path / "a.html").write_text("one", "utf-8")
    made = environment(tmp_path, ENGLISH)
    with compiled_aside(made):
        assert render(made, "a.html") == b"one"
        (tmp_path / "a.html").write_text("two", "utf-8")
        made.cache.clear()
        assert render(made, "a.html") == b"two"
