"""ARFF: what is read, what is refused by line, and that what is written reads back."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empirical.arff import ArffError, Attribute, Relation, parse, text_in, text_of

QUOTED = r"""% a comment
@RELATION 'two words'

@attribute 'river name' {'Kazan & Back',"St. Lawrence",'it\'s, so', Rhine ,'?'}
@ATTRIBUTE "wet day" {yes, no}
@attribute flow-rate REAL
@attribute class {P,N}
@DATA
% between
'Kazan & Back',yes, 1.5e3 ,P
"St. Lawrence",no,?,N

'it\'s, so',?,-.5,P
Rhine,yes,+2,N
'?',yes,0,N
?,yes,0,N
"""


def test_quoted_values_missing_cells_and_comments():
    relation = parse(QUOTED)
    assert relation.name == "two words"
    assert relation.attributes[0] == Attribute(
        name="river name", values=("Kazan & Back", "St. Lawrence", "it's, so", "Rhine", "?")
    )
    assert [a.name for a in relation.attributes] == ["river name", "wet day", "flow-rate", "class"]
    assert relation.attributes[2].values is None
    assert relation.rows == (
        ("Kazan & Back", "yes", "1.5e3", "P"),
        ("St. Lawrence", "no", None, "N"),
        ("it's, so", None, "-.5", "P"),
        ("Rhine", "yes", "+2", "N"),
        ("?", "yes", "0", "N"),
        (None, "yes", "0", "N"),
    )


HEAD = "@relation r\n@attribute x numeric\n@attribute c {a,b}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "ends before @data"),
        (HEAD, "ends before @data"),
        (HEAD + "@data\n", "no row follows"),
        ("@relation r\n@attribute x numeric\n@data\n1\n", r"line 3: 1 column"),
        ("@relation r\nnonsense\n@data\n", "line 2: 'nonsense'"),
        ("@relation r\n@attribute x\n@data\n", "line 2: '@attribute x' declares no name"),
        ("@relation r\n@attribute x string\n@data\n", "type 'string'; only numeric and nominal"),
        ("@relation r\n@attribute x {a,a}\n@data\n", "declares a value twice"),
        (HEAD + "@data\n1,a\n1\n", "line 6: 1 cells for 2 columns"),
        (HEAD + "@data\n1,a,b\n", "line 5: 3 cells for 2 columns"),
        (HEAD + "@data\none,a\n", "line 5: 'one' in column 'x' is no finite number"),
        (HEAD + "@data\nnan,a\n", "no finite number"),
        (HEAD + "@data\n1e999,a\n", "no finite number"),
        (HEAD + "@data\n1_0,a\n", "no finite number"),
        (HEAD + "@data\n1,z\n", "line 5: 'z' is no declared value of column 'c'"),
        (HEAD + "@data\n1,'a\n", "line 5: quotes do not match"),
        (HEAD + "@data\n1,'a' b\n", "line 5: quotes do not match"),
        (HEAD + "@data\n{0 1}\n", "sparse rows are not read"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_line(text, told):
    with pytest.raises(ArffError, match=told):
        parse(text)


@pytest.mark.parametrize("damage", [lambda c: c[:-9], lambda c: c[:30] + b"\0\0" + c[32:], lambda c: b"no gzip"])
def test_a_damaged_file_is_never_half_read(damage):
    content = gzip.compress(QUOTED.encode(), mtime=0)
    assert text_in(content, "a.arff.gz") == text_in(QUOTED.encode(), "a.arff") == QUOTED
    with pytest.raises(ArffError, match=r"a\.arff\.gz is damaged or cut off"):
        text_in(damage(content), "a.arff.gz")


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8)


@settings(deadline=None)
@given(
    name=words.filter(lambda text: text == text.strip()),
    values=st.lists(words, min_size=1, max_size=5, unique=True),
    numbers=st.lists(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=5),
    data=st.data(),
)
def test_what_is_written_reads_back(name, values, numbers, data):
    cells = st.one_of(st.none(), st.sampled_from(values))
    attributes = (Attribute(name=name or "x"), Attribute(name="%odd {", values=tuple(values)))
    rows = tuple((None if x is None else repr(x), data.draw(cells)) for x in numbers)
    relation = Relation(name=name, attributes=attributes, rows=rows)
    assert parse(text_of(relation)) == relation
