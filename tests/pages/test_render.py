import pytest

from generator.pages.render import environment, render
from generator.records.problem import ProblemsFound


def test_everything_that_is_printed_is_escaped(tmp_path):
    (tmp_path / "a.html").write_text("<p>{{ said }}</p>\n", "utf-8")
    page = render(environment(tmp_path), "a.html", said="<b>'&\" {{ 1 }}")
    assert page == b"<p>&lt;b&gt;&#39;&amp;&#34; {{ 1 }}</p>\n"


def test_a_name_that_a_view_does_not_have_is_a_mistake(tmp_path):
    (tmp_path / "a.html").write_text("{{ view.speaker }}", "utf-8")
    with pytest.raises(ProblemsFound, match=r"a\.html:1: the template cannot be used: .* has no attribute 'speaker'"):
        render(environment(tmp_path), "a.html", view=object())


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("<p>\n{% if x %}\n</p>", "templates/a.html:3: the template cannot be used: Unexpected end of template"),
        ("<p>\n{{ 1 +* 2 }}", "templates/a.html:2: the template cannot be used: "),
        ("{% extends 'none.html' %}", "templates/none.html: the template cannot be used: "),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(tmp_path, template, told):
    (tmp_path / "a.html").write_text(template, "utf-8")
    with pytest.raises(ProblemsFound) as found:
        render(environment(tmp_path), "a.html")
    assert str(found.value).startswith(told)


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "a/../../secret.html"])
def test_templates_come_from_their_folder_only(tmp_path, name):
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    with pytest.raises(ProblemsFound, match="the template cannot be used"):
        render(environment(tmp_path / "templates"), name)
