"""Users' CSV files: what is read, what is refused, and what the one line says."""

import numpy as np
import pytest

from empirical.csv_tables import read_csv
from empirical.pins import DataError


@pytest.fixture
def csv(tmp_path):
    """Writes a file of the given content and gives its path."""

    def write(content: str | bytes, name: str = "data.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(csv, delimiter):
    lines = [["x", "y", "class"], ["1", "2.5", "b"], ["-3e2", "0", "a"]]
    table, remarks = read_csv(csv("\n".join(delimiter.join(cells) for cells in lines)), "class")
    assert table.features.tolist() == [[1, 2.5], [-300, 0]]
    assert table.feature_names == ("x", "y")
    assert table.class_names == ("a", "b")
    assert table.labels.tolist() == [1, 0]
    assert remarks == ()


def test_quotes_byte_order_mark_blank_lines_and_line_ends(csv):
    text = '\ufeff"x, in cm", "class"\r\n1,"say ""a"", b"\r\n\r\n 2 ,z\r\n'
    table, _ = read_csv(csv(text), "class")
    assert table.feature_names == ("x, in cm",)
    assert table.class_names == ('say "a", b', "z")
    assert table.features.ravel().tolist() == [1, 2]


def test_texts_become_codes_in_sorted_order_and_gaps_a_code_of_their_own(csv):
    table, _ = read_csv(csv("size,class\nsmall,a\nlarge,b\n,a\nlarge,b\n"), "class")
    assert table.categories == (("large", "small", "?"),)
    assert table.features.ravel().tolist() == [1, 0, 2, 0]


@pytest.mark.parametrize("gap", ["", "?", "NA", "nan", "NaN", "NULL", " "])
def test_missing_numbers_are_nan(csv, gap):
    table, _ = read_csv(csv(f"x,class\n1,a\n{gap},b\n3,a\n"), "class")
    assert np.isnan(table.features.ravel()).tolist() == [False, True, False]


def test_a_target_of_numbers_is_taken_as_texts_in_numeric_order(csv):
    table, _ = read_csv(csv("x,class\n1,10\n2,9\n3,10\n4,9\n"), "class")
    assert table.class_names == ("9", "10")
    assert table.labels.tolist() == [1, 0, 1, 0]


def test_the_target_may_stand_anywhere(csv):
    table, _ = read_csv(csv("class,x,y\na,1,2\nb,3,4\n"), "class")
    assert table.features.tolist() == [[1, 2], [3, 4]]


def test_a_nameless_column_that_counts_rows_is_left_out_and_said(csv):
    table, remarks = read_csv(csv(",x,class\n0,5,a\n1,4,b\n2,5,a\n"), "class")
    assert table.feature_names == ("x",)
    assert "only counts the rows" in remarks[0]
    kept, silent = read_csv(csv(",x,class\n0,5,a\n7,4,b\n2,5,a\n"), "class")
    assert kept.feature_names == ("column 1", "x")
    assert silent == ()


MANY = "name,class\n" + "".join(f"person {n},{'ab'[n % 2]}\n" for n in range(60))
COMMAS = "x;class\n" + "".join(f"{n},5;{'ab'[n % 2]}\n" for n in range(60))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        (b"\x89PNG\r\n\0\0", "NUL bytes"),
        (b"x,class\n\xff,a\n", "byte 0xff at 8"),
        ("x,class\n", "a header and no rows"),
        ("class\na\nb\n", "one column"),
        ("x,class\n1,a\n2,b,c\n", "line 3: 3 cells where the header has 2"),
        ('x,class\n1,"a\n2,b\n', "mend the quotes"),
        ("x,clas\n1,a\n2,b\n", "no column 'class'; nearest: clas"),
        ("x,y\n1,a\n2,b\n", "no column 'class'; columns: x, y"),
        ("class,class\n1,a\n2,b\n", "2 columns named 'class'"),
        (",class\n0,a\n1,b\n", "no column besides the target"),
        ("x,class\n1,a\n2,a\n", "has one class, 'a'"),
        ("x,class\n1,a\n2,\n3,b\n", "missing in 1 rows, first in line 3"),
        ("x,y,class\n1,,a\n2,,b\n", "column 'y' is missing in all 2 rows"),
        ("x,class\n1,a\ninf,b\n", "column 'x', line 3: 'inf' is not finite"),
        ("x,class\n1,a\n1e999,b\n", "line 3: '1e999' is not finite"),
        (MANY, "column 'name' is not numeric ('person 0' in line 2) and has 60 different values in 60 rows; leave it"),
        (COMMAS, "write decimal points, not commas"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(csv, content, told):
    with pytest.raises(DataError) as refused:
        read_csv(csv(content), "class")
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_no_such_file_names_the_nearest(csv, tmp_path):
    csv("x,class\n1,a\n", "irises.csv")
    with pytest.raises(DataError, match=r"nearest: irises\.csv"):
        read_csv(tmp_path / "iris.csv", "class")
    with pytest.raises(DataError, match="no file"):
        read_csv(tmp_path / "nowhere" / "iris.csv", "class")
    with pytest.raises(DataError, match="cannot read"):
        read_csv(tmp_path, "class")
