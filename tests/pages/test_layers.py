from generator.pages.layers import NARROWEST, WIDTH, Edge, Node, layers
from generator.pages.text_width import broken, text_width


def node(key: str, row: int, text: str = "") -> Node:
    return Node(key, row, "look", "What it is", text or key)


def test_rows_stand_below_one_another_and_empty_ones_are_left_out():
    drawing = layers([node("c", 9), node("a", -5), node("b", 2)], [Edge("a", "b", "x"), Edge("b", "c", "x")])
    assert [box.lines[0][1] for box in drawing.boxes] == ["a", "b", "c"]
    tops = [float(box.place.y) for box in drawing.boxes]
    assert tops == sorted(tops)
    assert tops[1] - tops[0] == tops[2] - tops[1]


def test_a_line_that_passes_a_row_goes_beside_its_boxes():
    edges = [Edge("a", "b", "x"), Edge("b", "c", "x"), Edge("a", "c", "passing")]
    drawing = layers([node("a", 0), node("b", 1), node("c", 2)], edges)
    middle = drawing.boxes[1]
    [passing] = [stroke.path for stroke in drawing.strokes if stroke.look == "passing"]
    # It runs straight down (V) through the row, right or left of the box.
    x = float(passing.split("V")[0].split()[-2])
    assert x < float(middle.place.x) or x > float(middle.place.x) + float(middle.place.width)


def test_boxes_are_ordered_so_that_lines_do_not_cross():
    edges = [Edge("a", "d", "x"), Edge("b", "c", "x")]
    drawing = layers([node("a", 0), node("b", 0), node("c", 1), node("d", 1)], edges)
    places = {box.lines[0][1]: float(box.place.x) for box in drawing.boxes}
    assert (places["a"] < places["b"]) == (places["d"] < places["c"])


def test_more_boxes_than_fit_make_the_drawing_wider_and_never_narrower():
    many = layers([node(str(number), 0) for number in range(5)], [])
    assert many.width > WIDTH + 2
    assert all(float(box.place.width) >= NARROWEST for box in many.boxes)
    assert layers([node("a", 0)], []).width == WIDTH + 2


def test_long_text_makes_a_row_higher():
    short, long = (layers([node("a", 0, text)], []).height for text in ("a", "word " * 40))
    assert long > short


def test_lines_are_broken_between_words_and_long_words_are_cut():
    text = "South Korea's National Intelligence Service and Donaudampfschifffahrtsgesellschaftskapitänsmütze"
    lines = broken(text, 100, 12)
    assert all(text_width(line, 12) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert lines[0] == "South Korea's"
    assert broken("", 100, 12) == ()


def test_wide_letters_take_more_room():
    assert text_width("iiii", 12) < text_width("aaaa", 12) < text_width("WWWW", 12) < text_width("北北北北", 12)
