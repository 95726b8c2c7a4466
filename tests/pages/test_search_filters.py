import pytest

from generator.pages.search_filters import either, years
from generator.records.date import parse_date


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ([], ()),
        ([None], ()),
        (["2024-06-18"], ("2024",)),
        (["2024~", "2022-23"], ("2022", "2024")),
        (["2023-11/2025-02"], ("2023", "2024", "2025")),
        (["2031-24"], ("2031", "2032")),  # winter ends in the next year
        (["../2024-09"], ("2024",)),
        (["2019/.."], ("2019",)),
    ],
)
def test_a_date_lies_in_the_years_that_are_known_of_it(dates, found):
    assert years(*(date and parse_date(date) for date in dates)) == found


def test_the_values_of_several_records_are_each_there_once_in_order():
    one, other = {"year": ("2023", "2024"), "support": ()}, {"year": ("2024", "2022")}
    assert either([one, other]) == {"year": ("2023", "2024", "2022"), "support": ()}
    assert either([]) == {}
