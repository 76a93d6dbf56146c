"""Softmax regression trained for many hyper-parameters at once on the same batches; the candidates fill the SIMD lanes.

Candidates differ in their learning rate, in which mixture of the given label rules they learn from, and in whether they
skip the rows marked for exclusion. They share the inputs, the order of the batches and the first weights. All arrays
have the candidates as their last, contiguous axis, so that one vector instruction serves several of them; a candidate
never sees another, and what it becomes does not depend on which others are there. Needs no torch.
"""

from dataclasses import dataclass

import numpy as np

from empirical.compiled_softmax import LANES, ROWS, count_right, take_steps


@dataclass(frozen=True, kw_only=True, eq=False)
class Lanes:
    """What tells the candidates apart: Adam's rates (c,), shares (s, c) of s label rules, drops (c,).

    Candidate j learns from the labels sum_s shares[s, j] * soft_labels[s]; shares (1 - gamma, gamma) are the mixture of
    two rules, and gamma = 0 is the first one bit for bit. Where drops[j], it skips the rows that are not to be kept.

    Raises:
        ValueError: shapes differ, a rate is negative, or the shares of a candidate do not add up to 1.
    """

    rates: np.ndarray
    shares: np.ndarray
    drops: np.ndarray

    def __post_init__(self) -> None:
        n = len(self.rates)
        if not n or self.shares.ndim != 2 or self.shares.shape[1] != n or self.drops.shape != (n,):
            shapes = f"{self.rates.shape}, {self.shares.shape}, {self.drops.shape}"
            raise ValueError(f"rates, shares, drops have shapes {shapes}; give (c,), (s, c), (c,)")
        if not (np.isfinite(self.rates).all() and self.rates.min() >= 0):
            raise ValueError(f"rates {self.rates} must be finite and not negative")
        if not np.allclose(self.shares.sum(axis=0), 1, atol=1e-12):
            raise ValueError(f"the shares of each candidate must add up to 1, not to {self.shares.sum(axis=0)}")


class SoftmaxGrid:
    """Softmax regressions with Adam and L2 decay, one for each candidate, from the same first weights.

    Args:
        initial: (d + 1, k), the weights of the features and, last, the biases; see `first_weights`.
        lanes: the candidates.
        weight_decay: added to the gradient as this multiple of the parameters, biases included.
        betas: Adam's decay rates of the moments.
        eps: Adam's guard of the denominator.
        dtype: float32 or float64.
    """

    def __init__(
        self,
        initial: np.ndarray,
        lanes: Lanes,
        *,
        weight_decay: float = 0.0,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        dtype: type[np.floating] = np.float32,
    ) -> None:
        self.lanes, self.betas, self.n_steps = lanes, betas, 0
        self._n, self._classes, self._inputs = len(lanes.rates), initial.shape[1], len(initial) - 1
        spare = -self._n % LANES
        self._flat = np.zeros((len(initial) + -len(initial) % 4, self._classes, self._n + spare), dtype=dtype)
        self._flat[: len(initial)] = np.asarray(initial)[..., None]
        self._flat = self._flat.reshape(len(self._flat), -1)
        self._first, self._second = np.zeros_like(self._flat), np.zeros_like(self._flat)
        self._rates = np.pad(lanes.rates.astype(np.float64), (0, spare))
        self._shares = np.pad(lanes.shares, ((0, 0), (0, spare)), mode="edge").astype(dtype)
        self._drops = np.pad(lanes.drops.astype(dtype), (0, spare))
        one, two = betas
        self._constants = np.array([one, 1 - one, two, 1 - two, eps, weight_decay], dtype=dtype)

    @property
    def parameters(self) -> np.ndarray:
        """A copy of the parameters, (c, d + 1, k)."""
        stacked = self._flat.reshape(len(self._flat), self._classes, -1)[: self._inputs + 1, :, : self._n]
        return np.ascontiguousarray(np.moveaxis(stacked, 2, 0))

    def advance(
        self,
        inputs: np.ndarray,
        soft_labels: np.ndarray,
        *,
        sizes: np.ndarray | None = None,
        keep: np.ndarray | None = None,
    ) -> None:
        """Take one step for each batch.

        Args:
            inputs: (t, b, d).
            soft_labels: (s, t, b, k), those of each label rule.
            sizes: (t,), how many rows of each batch are real; all where not given.
            keep: (t, b), false for the rows that candidates with `drops` skip; the loss is the mean over the rest, and
                a batch with none left moves a candidate by its moments and its decay alone.
        """
        self._take(*self._fed(inputs, soft_labels, sizes, keep))

    def curves(
        self,
        inputs: np.ndarray,
        soft_labels: np.ndarray,
        seen: tuple[np.ndarray, np.ndarray],
        *,
        n_batches: int,
        sizes: np.ndarray | None = None,
        keep: np.ndarray | None = None,
    ) -> np.ndarray:
        """Advance epoch by epoch, `n_batches` batches each; accuracies on `seen` after each of them, (c, n_epochs)."""
        fed, rows = self._fed(inputs, soft_labels, sizes, keep), self._extended(seen[0])
        found = []
        for start in range(0, len(inputs), n_batches):
            epoch = slice(start, start + n_batches)
            self._take(fed[0][epoch], fed[1][:, epoch], fed[2][epoch], fed[3][epoch])
            found.append(self._right(rows, seen[1]))
        return np.stack(found, axis=1)

    def _fed(
        self, inputs: np.ndarray, soft_labels: np.ndarray, sizes: np.ndarray | None, keep: np.ndarray | None
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Batches as the compiled loop takes them."""
        t, b, d = inputs.shape
        if soft_labels.shape != (len(self._shares), t, b, self._classes) or d != self._inputs:
            wanted = f"(t, b, {self._inputs}) and ({len(self._shares)}, t, b, {self._classes})"
            raise ValueError(f"inputs {inputs.shape} and soft_labels {soft_labels.shape} must be {wanted}")
        present = np.ones((t, b)) if sizes is None else np.arange(b) < np.asarray(sizes)[:, None]
        kept = present if keep is None else np.asarray(keep)
        dtype = self._flat.dtype
        there, used = (_padded(rows[..., None], dtype)[..., 0] for rows in (present, kept))
        return self._extended(inputs), _padded(soft_labels, dtype), there, used

    def _take(self, x: np.ndarray, y: np.ndarray, present: np.ndarray, keep: np.ndarray) -> None:
        one, two = self.betas
        steps = np.arange(self.n_steps + 1, self.n_steps + len(x) + 1)
        rates = (self._rates / (1 - one ** steps[:, None])).astype(x.dtype)
        roots = (1 / np.sqrt(1 - two**steps)).astype(x.dtype)
        state = self._flat, self._first, self._second
        take_steps(*state, x, y, present, keep, rates, roots, self._shares, self._drops, self._constants)
        self.n_steps += len(x)

    def accuracies(self, inputs: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """Share of rows (m, d) whose largest logit, the first of equal ones, is that of their label: (c,) float64."""
        return self._right(self._extended(inputs), labels)

    def _right(self, rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
        n_right = np.zeros(len(self._rates), dtype=np.int64)
        count_right(self._flat, rows, np.asarray(labels, dtype=np.int64), n_right, len(self._rates))
        return n_right[: self._n] / max(1, len(labels))

    def _extended(self, inputs: np.ndarray) -> np.ndarray:
        """Rows (..., b', f): the features, a 1 for the biases, zeros up to a multiple of four; b' of eight."""
        b, d = inputs.shape[-2:]
        full = np.zeros((*inputs.shape[:-2], b + -b % ROWS, len(self._flat)), dtype=self._flat.dtype)
        full[..., :b, :d] = inputs
        full[..., :b, d] = 1
        return full


def _padded(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Rows of (..., b, k) filled up with zeros to a multiple of eight."""
    spare = -values.shape[-2] % ROWS
    if not spare:
        return np.ascontiguousarray(values, dtype=dtype)
    return np.ascontiguousarray(np.pad(values, [(0, 0)] * (values.ndim - 2) + [(0, spare), (0, 0)]), dtype=dtype)


def first_weights(n_inputs: int, n_classes: int, generator: np.random.Generator) -> np.ndarray:
    """PyTorch's first weights of a linear layer: all uniform on +-1/sqrt(d); (d + 1, k) float64, biases last."""
    bound = 1 / np.sqrt(n_inputs)
    return generator.uniform(-bound, bound, size=(n_inputs + 1, n_classes))
