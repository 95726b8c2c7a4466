from generator.pages.bar import bar


def test_parts_follow_one_another_in_proportion_and_empty_ones_are_left_out():
    parts = bar([("alone", 2), ("none", 0), ("shared", 1)], 4).parts
    assert [(part.look, part.x, part.width) for part in parts] == [("alone", "0", "500"), ("shared", "500", "250")]
    assert bar([("alone", 1)], 3).parts[0].width == "333.3"


def test_where_there_is_nothing_no_bar_is_drawn():
    assert bar([("alone", 0)], 0).parts == ()
