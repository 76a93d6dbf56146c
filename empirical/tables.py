"""Tables of real data: features, labels, names and the checksum of the content; the same for every method.

Encoding. A nominal feature is one column of codes 0, 1, ... in the declared order of its values, so that d is what the
papers print; `one_hot` gives the other usual coding. A missing nominal cell is a value of its own ("?", the last code).
A missing numeric cell is NaN, and `filled` puts the column's mean over given rows there, which a clean protocol takes
from its train part. Nothing is scaled. A numeric target becomes two classes as in OpenML's own two-class entries: P
where it is below its mean, N elsewhere. Classes that have no row are left out; classes of one row stay.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from empirical.arff import MISSING, Attribute, Relation
from empirical.pins import DataError, Identity

BELOW_MEAN, NOT_BELOW = "P", "N"
Categories = tuple[tuple[str, ...] | None, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """One data set: features (n, d) float64, labels (n,) in 0..k-1; arrays are read-only.

    `categories` has one entry a feature: the values that its codes stand for, or None where it is numeric. `source`
    says where it was found, `pinned` whether its content is exactly the one that the packaged manifest names.
    """

    id: Identity
    name: str
    features: np.ndarray
    feature_names: tuple[str, ...]
    categories: Categories
    labels: np.ndarray
    class_names: tuple[str, ...]
    checksum: str
    source: str
    pinned: bool = False

    @property
    def n(self) -> int:
        """Number of rows."""
        return len(self.labels)

    @property
    def d(self) -> int:
        """Number of features before any encoding."""
        return len(self.feature_names)

    @property
    def k(self) -> int:
        """Number of classes."""
        return len(self.class_names)

    @property
    def nominal(self) -> np.ndarray:
        """Which features are nominal: (d,) bool."""
        return np.array([values is not None for values in self.categories], dtype=bool)

    @property
    def class_counts(self) -> Mapping[str, int]:
        """Rows of each class, by name."""
        return dict(zip(self.class_names, np.bincount(self.labels, minlength=self.k).tolist(), strict=True))


def table_of(relation: Relation, *, identity: Identity, name: str, source: str) -> Table:
    """Table of a relation whose last column is the target.

    Raises:
        DataError: a row without a label, or fewer than two classes.
    """
    *features, target = relation.attributes
    columns = list(zip(*relation.rows, strict=True))
    coded = [_coded(attribute, cells) for attribute, cells in zip(features, columns[:-1], strict=True)]
    labels, class_names = _classes(target, columns[-1])
    if len(class_names) < 2:
        raise DataError(f"data set {identity} ({name}) has {len(class_names)} class; two are needed")
    return _table(
        identity=identity,
        name=name,
        source=source,
        features=np.stack([values for values, _ in coded], axis=1),
        feature_names=tuple(attribute.name for attribute in features),
        categories=tuple(categories for _, categories in coded),
        labels=labels,
        class_names=class_names,
    )


def built_in(name: str) -> Table:
    """One of scikit-learn's own sets: iris, wine, breast-cancer or digits."""
    from sklearn import datasets

    bunch = getattr(datasets, f"load_{name.replace('-', '_')}")()
    return _table(
        identity=name,
        name=name,
        source="scikit-learn",
        features=np.asarray(bunch.data, dtype=np.float64),
        feature_names=tuple(map(str, bunch.feature_names)),
        categories=(None,) * bunch.data.shape[1],
        labels=np.asarray(bunch.target, dtype=np.int64),
        class_names=tuple(map(str, bunch.target_names)),
    )


def checksum(features: np.ndarray, categories: Categories, labels: np.ndarray, class_names: Sequence[str]) -> str:
    """SHA-256 of a table: values, codes, classes and their order, row by row; names of columns do not count."""
    canonical = np.where(np.isnan(features), np.nan, features + 0.0)  # one NaN, and no negative zero
    digest = hashlib.sha256(json.dumps([list(features.shape), categories, list(class_names)]).encode())
    digest.update(canonical.astype("<f8").tobytes())
    digest.update(np.asarray(labels).astype("<i8").tobytes())
    return digest.hexdigest()


def one_hot(table: Table) -> np.ndarray:
    """Features with one column of 0 and 1 for each value of a nominal feature: (n, d') float64."""
    columns = []
    for j, values in enumerate(table.categories):
        column = table.features[:, j]
        columns.append(column[:, None] if values is None else (column[:, None] == np.arange(len(values))).astype(float))
    return np.concatenate(columns, axis=1)


def filled(features: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Features with every NaN replaced by its column's mean over the given rows (0 where those have none)."""
    missing = np.isnan(features)
    if not missing.any():
        return features
    known = np.where(missing[rows], 0.0, features[rows])
    means = known.sum(axis=0) / np.maximum((~missing[rows]).sum(axis=0), 1)
    return np.where(missing, means, features)


def relation_of(table: Table) -> Relation:
    """The table as a relation that `table_of` reads back with the same checksum."""
    attributes = [
        Attribute(name=name, values=values) for name, values in zip(table.feature_names, table.categories, strict=True)
    ]
    target = Attribute(name="class", values=table.class_names)
    columns = [_texts(table.features[:, j], None if a.values is None else a.values) for j, a in enumerate(attributes)]
    columns.append([table.class_names[label] for label in table.labels])
    rows = tuple(zip(*columns, strict=True))
    return Relation(name=table.name, attributes=(*attributes, target), rows=rows)


def _table(
    *,
    identity: Identity,
    name: str,
    source: str,
    features: np.ndarray,
    feature_names: tuple[str, ...],
    categories: Categories,
    labels: np.ndarray,
    class_names: tuple[str, ...],
) -> Table:
    features, labels = features.copy(), labels.copy()
    features.flags.writeable = labels.flags.writeable = False
    return Table(
        id=identity,
        name=name,
        source=source,
        features=features,
        feature_names=feature_names,
        categories=categories,
        labels=labels,
        class_names=class_names,
        checksum=checksum(features, categories, labels, class_names),
    )


def _coded(attribute: Attribute, cells: Sequence[str | None]) -> tuple[np.ndarray, tuple[str, ...] | None]:
    """Numbers of one feature column, and what its codes stand for."""
    if attribute.values is None:
        return np.array([np.nan if cell is None else float(cell) for cell in cells]), None
    values = attribute.values
    if None in cells and MISSING not in values:
        values = (*values, MISSING)
    code = {value: float(i) for i, value in enumerate(values)}
    return np.array([code[MISSING if cell is None else cell] for cell in cells]), values


def _classes(target: Attribute, cells: Sequence[str | None]) -> tuple[np.ndarray, tuple[str, ...]]:
    """Labels (n,) and the names of the classes that occur."""
    known = [cell for cell in cells if cell is not None]
    if len(known) < len(cells):
        raise DataError(f"the target {target.name!r} is missing in {len(cells) - len(known)} rows; leave those out")
    if target.values is None:
        numbers = np.array([float(cell) for cell in known])
        return np.where(numbers < numbers.mean(), 0, 1).astype(np.int64), (BELOW_MEAN, NOT_BELOW)
    occurring = Counter(known)
    names = tuple(value for value in target.values if occurring[value])
    index = {value: i for i, value in enumerate(names)}
    return np.array([index[cell] for cell in known], dtype=np.int64), names


def _texts(column: np.ndarray, values: tuple[str, ...] | None) -> list[str | None]:
    if values is None:
        return [None if np.isnan(value) else repr(float(value)) for value in column]
    return [values[int(code)] for code in column]
