from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.pages.language import ENGLISH
from generator.pages.render import environment, render
from generator.records.problem import ProblemsFound

HOSTILE = "<b>'&\""
ESCAPED = "&lt;b&gt;&#39;&amp;&#34;"


@pytest.fixture
def made(tmp_path) -> Callable[..., str]:
    """Return what a template makes of some values."""

    def make(template: str, **values: object) -> str:
        (tmp_path / "a.html").write_text(template, "utf-8")
        return render(environment(tmp_path, ENGLISH), "a.html", **values).decode()

    return make


@dataclass(frozen=True)
class View:
    said: str = HOSTILE
    empty: str = ""
    several: tuple[str, ...] = (HOSTILE, "b")

    @property
    def broken(self) -> str:
        return self.nothing  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    "template",
    [
        "{{ view.said }}",
        "{% if view.said %}{{ view.said }}{% endif %}",
        "{% if view.empty %}{% elif view.said %}{{ view.said }}{% else %}-{% endif %}",
        "{{ view.said if view.said else '-' }}",
        "{{ view.empty if view.empty else view.said }}",
        "{% for one in view.several %}{% if loop.first %}{{ one }}{% endif %}{% endfor %}",
        "{% macro show(one) %}{{ one }}{% endmacro %}{{ show(view.said) }}",
        "{% macro show(one) %}{% if one %}{{ one }}{% endif %}{% endmacro %}{{ show(one=view.said) }}",
        "{% macro show() %}{{ caller() }}{% endmacro %}{% call show() %}{{ view.said }}{% endcall %}",
        "{% macro show(one='') %}{{ one }}{% endmacro %}{{ show() }}{{ show(view.said) }}",
        "{{ (view.empty or view.said)|typeset|string }}",
        "{% set kept %}{{ view.said }}{% endset %}{{ kept }}",
        "{% if not view.said %}{% extends 'none.html' %}{% endif %}{% if view.said %}{{ view.said }}{% endif %}",
        "{% autoescape false %}{{ view.said }}{% endautoescape %}",
    ],
)
def test_whatever_way_it_is_printed_it_is_escaped_once(made, template):
    typeset = ESCAPED.replace("&#39;", "’").replace("&#34;", "”")
    assert made(template, view=View()) in (ESCAPED, typeset)


def test_what_a_template_says_itself_stays_as_it_is(made):
    assert made("<a title='5%s {{ '<' }}'>%%{{ view.empty }}{% if view.said %}100 %{% endif %}", view=View()) == (
        "<a title='5%s &lt;'>%%100 %"
    )


def test_the_indentation_of_a_template_is_its_own(made):
    template = "<ul>\n{% for one in view.several %}\n    <li>\n\t  {{ one }} b\n    </li>\n{% endfor %}\n</ul>\n"
    assert made(template, view=View(several=("  a", "b"))) == ("<ul>\n<li>\n  a b\n</li>\n<li>\nb b\n</li>\n</ul>\n")


def test_a_choice_without_another_prints_nothing(made):
    assert made("a{{ ' b' if view.empty }}{% if view.empty %}c{% endif %}", view=View()) == "a"


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ({"href": HOSTILE}, f' href="{ESCAPED}"'),
        ({"href": "../a/"}, ' href="../a/"'),
        ({"href": 3, "lang": "de"}, ' href="3" lang="de"'),
        ({"href": None}, ""),
        ({}, ""),
    ],
)
def test_attributes_are_escaped(made, attributes, printed):
    assert made("<a{{ attributes|xmlattr }}>", attributes=attributes) == f"<a{printed}>"


LOOP = (
    "{% for one in several %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.length }}"
    "{{ loop.first }}{{ loop.last }}{{ loop.cycle('a', 'b') }}{{ loop.changed(one) }}{{ loop.depth }}{{ one }}"
    "{% if not loop.first %}{{ loop.previtem }}{% endif %}{% if not loop.last %}{{ loop.nextitem }}{% endif %};"
    "{% else %}nothing{% endfor %}"
)


@pytest.mark.parametrize("several", [(), ("a",), ("a", "a", "b")])
def test_a_loop_knows_the_same_whatever_it_goes_through(made, several):
    told = made(LOOP, several=several)
    assert told == made(LOOP, several=[*several]) == made(LOOP, several=(one for one in several))
    assert told.count(";") == len(several)


def test_there_is_nothing_before_the_first_and_after_the_last(made):
    for beyond in ("previtem", "nextitem"):
        with pytest.raises(ProblemsFound, match="there is no"):
            made(f"{{% for one in several %}}{{{{ loop.{beyond} }}}}{{% endfor %}}", several=("a",))


def test_a_loop_can_call_itself(made):
    tree = ("a", ("b", ()))
    template = "{% for one in tree recursive %}[{{ one if one is string else loop(one) }}]{% endfor %}"
    assert made(template, tree=tree) == "[a][[b][]]"


def test_numbers_and_nothing_are_printed_in_words(made):
    assert made("{{ number }} {{ none }}", number=3, none=None) == "3 None"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<p>\n{{ view.said }}\n{{ view.nothing }}\n{{ view.said }}", 3),
        ("<p>\n{{ view.said }}\n{% if view.said %}\n{{ view.empty }}\n{{ view.nothing }}{% endif %}", 5),
        ("{% macro show(one) %}\n{{ one.said }}\n{{ one.nothing }}{% endmacro %}\n{{ show(view) }}", 3),
        ("\n{% for one in view.nothing %}{% endfor %}", 2),
        ("\n\n{{ view.said.nothing() }}", 3),
        ("\n{{ nothing.said }}", 2),
        ("{% macro show(one) %}\n{{ one }}{% endmacro %}\n{{ show() }}", 2),
        ("{% if view.said %}\n{{ view.nothing }}{% endif %}", 2),
        ("{% if view.empty %}\na\n{% else %}\n{% if view.said %}\n{{ view.nothing }}{% endif %}{% endif %}", 5),
        ("{% if view.empty %}\na {{ view.said }}\n{% elif view.nothing %}\n{% endif %}", 3),
        ("{% if view.said %}\n{{ view.said|nothing }}{% endif %}", 2),
        ("{% set one = 1 %}\n{{ lang_of_content }}{{ view.nothing }}", 2),
        ("{% set one = namespace(a=1) %}\n{{ one.nothing }}", 2),
        ("\n{{ view.said + 1 }}", 2),
        ("\n{{ {[]: 1} }}", 2),
        ("\n{% for a, b in view.several %}{% endfor %}", 2),
        ("{% macro show(one) %}{{ one }}{% endmacro %}\n{{ show(1, 2) }}", 2),
        ("{% macro show(one) %}{{ one }}{% endmacro %}\n{{ show(two=2) }}", 2),
        ("\n{{ view|xmlattr }}", 2),
        ("\n{{ view|typeset }}", 2),
        ("\n{{ view.said|truncate('a') }}", 2),
    ],
)
def test_what_is_not_there_is_told_with_its_line(made, template, line):
    with pytest.raises(ProblemsFound, match=rf"a\.html:{line}: the template cannot be used: "):
        made(template, view=View())


def test_what_a_view_itself_looks_for_in_vain_is_no_mistake_of_the_template(made):
    with pytest.raises(AttributeError, match="nothing"):
        made("{{ view.broken }}", view=View())


def test_a_call_of_a_macro_that_does_not_fit_is_told_with_its_name(made):
    with pytest.raises(ProblemsFound, match=r"cannot be used: show\(\) got an unexpected keyword argument 'two'"):
        made("{% macro show(one) %}{{ one }}{% endmacro %}{{ show(two=2) }}")


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{% block a %}<i>{{ said }}{% endblock %}{{ self.a() }}", f"<i>{ESCAPED}<i>{ESCAPED}"),
        ("{% autoescape false %}<i>{{ said }}{% endautoescape %}", f"<i>{ESCAPED}"),
        ("{% macro a(callee) %}{{ callee }}{% endmacro %}{{ a(callee=said) }}", ESCAPED),
        ("<a {{ {'href': said}|xmlattr(false) }}>", f'<a href="{ESCAPED}">'),
        ("{% if said %}<i>{% endif %}{% extends 'b.html' %}", "<i>b"),
    ],
)
def test_what_templates_seldom_do_is_done_as_jinja_does(made, tmp_path, template, printed):
    (tmp_path / "b.html").write_text("b", "utf-8")
    assert made(template, said=HOSTILE) == printed


def test_a_field_may_have_any_name(made):
    class Odd:
        pass

    odd = Odd()
    setattr(odd, "class", HOSTILE)
    assert made("{{ odd.class }}", odd=odd) == ESCAPED
