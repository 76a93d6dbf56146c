"""Tables: encoding, missing cells, targets, checksum, round trip."""

import numpy as np
import pytest

from empirical.arff import parse
from empirical.pins import DataError
from empirical.tables import built_in, filled, one_hot, relation_of, table_of

TEXT = """@relation r
@attribute colour {red,green,blue}
@attribute size numeric
@attribute class {a,b,never,c}
@data
green,1,b
?,?,a
red,3,c
blue,-0.0,b
"""


def table(text=TEXT):
    return table_of(parse(text), identity=7, name="r", source="test")


def test_codes_follow_the_declared_order_and_a_missing_nominal_cell_is_a_value():
    found = table()
    assert found.categories == (("red", "green", "blue", "?"), None)
    assert found.nominal.tolist() == [True, False]
    np.testing.assert_array_equal(found.features, [[1, 1], [3, np.nan], [0, 3], [2, 0]])
    assert (found.n, found.d, found.k) == (4, 2, 3)


def test_classes_without_rows_are_left_out_and_counts_are_by_name():
    found = table()
    assert found.class_names == ("a", "b", "c")
    assert found.labels.tolist() == [1, 0, 2, 1]
    assert found.class_counts == {"a": 1, "b": 2, "c": 1}


def test_arrays_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        table().features[0, 0] = 5.0


def test_one_hot_has_a_column_for_each_value():
    coded = one_hot(table())
    assert coded.shape == (4, 5)
    np.testing.assert_array_equal(coded[:, :4].argmax(axis=1), [1, 3, 0, 2])
    np.testing.assert_array_equal(coded[:, :4].sum(axis=1), 1.0)


def test_missing_numbers_get_the_mean_of_the_given_rows():
    features = table().features
    assert filled(features, np.array([0, 2]))[1, 1] == 2.0
    assert filled(features, np.array([1]))[1, 1] == 0.0
    whole = built_in("iris").features
    assert filled(whole, np.arange(3)) is whole


def test_a_numeric_target_is_cut_at_its_mean():
    text = "@relation r\n@attribute x numeric\n@attribute y numeric\n@data\n0,1\n0,2\n0,9\n0,4\n"
    found = table(text)
    assert found.class_names == ("P", "N")
    assert found.labels.tolist() == [0, 0, 1, 1]  # the mean itself is not below the mean


def test_the_checksum_sees_every_value_and_no_spelling():
    plain = table().checksum
    assert table(TEXT.replace("-0.0", "0").replace("green,1,b", "green, 1.00 ,b")).checksum == plain
    assert table(TEXT.replace("@attribute size", "@attribute width")).checksum == plain
    for changed in ("green,1.0000000001,b", "red,1,b", "green,1,a", "green,?,b"):
        assert table(TEXT.replace("green,1,b", changed)).checksum != plain
    assert table(TEXT.replace("{red,green,blue}", "{red,green,violet,blue}")).checksum != plain


def test_a_table_written_out_reads_back_the_same():
    found = table()
    again = table_of(relation_of(found), identity=7, name="r", source="test")
    assert again.checksum == found.checksum
    assert again.feature_names == found.feature_names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT.replace("red,3,c", "red,3,?"), "the target 'class' is missing in 1 rows"),
        ("@relation r\n@attribute x numeric\n@attribute c {a,b}\n@data\n1,a\n2,a\n", "has 1 class; two are needed"),
    ],
)
def test_a_table_without_labels_or_classes_is_refused(text, told):
    with pytest.raises(DataError, match=told):
        table(text)
