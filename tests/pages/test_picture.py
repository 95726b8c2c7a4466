import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.pages.picture import HEIGHT, WIDTH, png_of, writable
from generator.pages.picture_view import PictureView, Portion

VIEW = PictureView(
    url="ferries/social-preview.png",
    title="Ferries",
    description="",
    text="Was the ferry sold, and on whose word?",
    counts=("As of June 2031", "9 claims", "4 sources"),
    against="4 denied",
    portions=(Portion("corroborated", 2, "corroborated: 2"), Portion("one", 5, "one voice: 5")),
)


def drawn(view: PictureView, site_name: str = "The Lunn Papers") -> Image.Image:
    return Image.open(BytesIO(png_of(view, site_name))).convert("RGB")


def reddish(image: Image.Image) -> int:
    return sum(count for count, (red, green, _) in image.getcolors(WIDTH * HEIGHT) if red - green > 60)


def test_a_picture_is_a_small_png_of_the_size_that_is_asked_for():
    data = png_of(VIEW, "The Lunn Papers")
    image = Image.open(BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 30_000
    # No time, no name of a program, nothing but what is drawn.
    assert image.info == {}


def test_the_same_view_gives_the_same_bytes_and_another_gives_others():
    data = png_of(VIEW, "The Lunn Papers")
    assert png_of(VIEW, "The Lunn Papers") == data
    for other in (
        replace(VIEW, title="Ships"),
        replace(VIEW, text="Who says so?"),
        replace(VIEW, counts=("9 claims",)),
        replace(VIEW, against=""),
        replace(VIEW, portions=VIEW.portions[1:]),
    ):
        assert png_of(other, "The Lunn Papers") != data
    assert png_of(VIEW, "Other papers") != data


def test_only_what_is_denied_is_red():
    assert reddish(drawn(VIEW)) > 300
    assert reddish(drawn(replace(VIEW, against=""))) == 0


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik",
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 5,
        "x" * 300,
        "word and more " * 300,
        "\u202eתורבע עברית",
        "안녕하세요 🚢🚢",
        "\x00\x1b[31m\x7f\ud800\ufffe\U0010ffff",
        "Z͑ͫ̓a̴l҉g̷o" * 20,
        "a\u0301\u200d\u2028b\u00ad" * 40,
    ],
)
def test_no_title_is_too_much_and_none_runs_over_the_edge(title):
    for view in (replace(VIEW, title=title), replace(VIEW, text=title), replace(VIEW, title="", text=title)):
        image = drawn(view, title or "The Lunn Papers")
        edges = [
            image.crop((0, 12, 60, HEIGHT)),
            image.crop((1160, 12, WIDTH, HEIGHT)),
            image.crop((0, 612, WIDTH, HEIGHT)),
        ]
        assert all(edge.getcolors() == [(edge.width * edge.height, (0xFD, 0xFC, 0xFA))] for edge in edges)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_drawn(title, name):
    assert drawn(replace(VIEW, title=title), name).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "text", ["äöüÄÖÜß“”„‚‘’–—é…«»·", "Łódź, Ağrı, Đorđe, Ținut, Nguyễn", "Київ, Москва, Αθήνα", "€ № ± ½ x²"]
)
def test_the_font_has_the_letters_of_the_languages_of_europe(text):
    assert writable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tab\tand\nline", "tab and line"),
        ("a\u0308 is a letter", "ä is a letter"),
        ("ﬁne ０", "fine 0"),
        ("\u202eShip 🚢\x00", "Ship "),
        ("安 and more", ""),
        ("ship 안", ""),
    ],
)
def test_a_text_is_shown_as_far_as_it_means_the_same(text, shown):
    assert writable(text) == shown


def test_nothing_of_the_library_is_loaded_before_a_picture_is_made():
    code = "import sys, generator.plugin, generator.cli; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
