import jinja2
import pytest

from generator.pages.render import environment, render


def test_everything_that_is_printed_is_escaped(tmp_path):
    (tmp_path / "a.html").write_text("<p>{{ said }}</p>\n", "utf-8")
    page = render(environment(tmp_path), "a.html", said="<b>'&\" {{ 1 }}")
    assert page == b"<p>&lt;b&gt;&#39;&amp;&#34; {{ 1 }}</p>\n"


def test_a_name_that_a_view_does_not_have_is_a_mistake(tmp_path):
    (tmp_path / "a.html").write_text("{{ view.speaker }}", "utf-8")
    with pytest.raises(jinja2.UndefinedError):
        render(environment(tmp_path), "a.html", view=object())


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "a/../../secret.html"])
def test_templates_come_from_their_folder_only(tmp_path, name):
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    with pytest.raises(jinja2.TemplateNotFound):
        render(environment(tmp_path / "templates"), name)
