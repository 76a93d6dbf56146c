"""Softmax regression trained for many hyper-parameters at once on the same batches; the candidates fill the SIMD lanes.

Candidates differ in their learning rate, in which mixture of the given label rules they learn from, and in whether they
skip the rows marked for exclusion. They share the inputs, the order of the batches and the first weights. All arrays
have the candidates as their last, contiguous axis, so that one vector instruction serves several of them; a candidate
never sees another, and what it becomes does not depend on which others are there. Needs no torch.
"""

from dataclasses import dataclass

import numba
import numpy as np

from empirical.exponentials import exponential

LANES = 16
"""Candidates are padded to a multiple of this, so that no loop has a remainder."""
ROWS = 8
"""Rows whose logits are held at once, in the first-level cache."""
_FAST = {"contract", "nsz"}


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
        t, b, d = inputs.shape
        if soft_labels.shape != (len(self._shares), t, b, self._classes) or d != self._inputs:
            wanted = f"(t, b, {self._inputs}) and ({len(self._shares)}, t, b, {self._classes})"
            raise ValueError(f"inputs {inputs.shape} and soft_labels {soft_labels.shape} must be {wanted}")
        present = np.ones((t, b)) if sizes is None else np.arange(b) < np.asarray(sizes)[:, None]
        one, two = self.betas
        steps = np.arange(self.n_steps + 1, self.n_steps + t + 1)
        _train(
            self._flat,
            self._first,
            self._second,
            self._extended(inputs),
            _padded(soft_labels, self._flat.dtype),
            _padded(present[..., None], self._flat.dtype)[..., 0],
            _padded((present if keep is None else keep)[..., None], self._flat.dtype)[..., 0],
            (self._rates / (1 - one ** steps[:, None])).astype(self._flat.dtype),
            (1 / np.sqrt(1 - two**steps)).astype(self._flat.dtype),
            self._shares,
            self._drops,
            self._constants,
        )
        self.n_steps += t

    def accuracies(self, inputs: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """Share of rows (m, d) whose largest logit, the first of equal ones, is that of their label: (c,) float64."""
        n_right = np.zeros(len(self._rates), dtype=np.int64)
        _count(self._flat, self._extended(inputs), np.asarray(labels, dtype=np.int64), n_right, len(self._rates))
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


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _train(flat, first, second, x, y, present, keep, rates, roots, shares, drops, constants):  # type: ignore[no-untyped-def]
    """All steps; flat (f, k c), x (t, b, f), y (s, t, b, k), present and keep (t, b), rates (t, c)."""
    n_lanes = drops.size
    n_classes = flat.shape[1] // n_lanes
    error = np.empty((n_classes, ROWS * n_lanes), flat.dtype)
    label = np.empty((n_classes, ROWS * n_lanes), flat.dtype)
    weight = np.empty(ROWS * n_lanes, flat.dtype)
    scratch = np.empty((2, ROWS * n_lanes), flat.dtype)
    gradient = np.empty_like(flat)
    share = np.empty(n_lanes, flat.dtype)
    one = flat.dtype.type(1)
    for t in range(x.shape[0]):
        n_present, n_kept = present[t].sum(), (present[t] * keep[t]).sum()
        for j in range(n_lanes):
            share[j] = one / max(n_present + drops[j] * (n_kept - n_present), one)
        gradient[:] = flat.dtype.type(0)
        for start in range(0, x.shape[1], ROWS):
            rows = slice(start, start + ROWS)
            _logits(flat, x[t, rows], error)
            _labels(y[:, t, rows], present[t, rows], keep[t, rows], shares, drops, share, label, weight)
            _errors(error, label, weight, scratch[0], scratch[1])
            _gather(x[t, rows], error, gradient, n_lanes)
        _adam(flat, first, second, gradient, rates[t], roots[t], constants, n_classes, n_lanes)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _logits(flat, x, out):  # type: ignore[no-untyped-def]
    """Logits (k, rows c) of ROWS rows (rows, f), four features at a time over all candidates."""
    n_lanes = out.shape[1] // ROWS
    zero = flat.dtype.type(0)
    for c in range(out.shape[0]):
        mine = slice(c * n_lanes, (c + 1) * n_lanes)
        for b in range(ROWS):
            row = out[c, b * n_lanes : (b + 1) * n_lanes]
            for i in range(0, len(flat), 4):
                x0, x1, x2, x3 = x[b, i], x[b, i + 1], x[b, i + 2], x[b, i + 3]
                w0, w1, w2, w3 = flat[i, mine], flat[i + 1, mine], flat[i + 2, mine], flat[i + 3, mine]
                if i == 0:
                    for j in range(n_lanes):
                        row[j] = (((zero + x0 * w0[j]) + x1 * w1[j]) + x2 * w2[j]) + x3 * w3[j]
                else:
                    for j in range(n_lanes):
                        row[j] = (((row[j] + x0 * w0[j]) + x1 * w1[j]) + x2 * w2[j]) + x3 * w3[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _labels(y, present, keep, shares, drops, share, label, weight):  # type: ignore[no-untyped-def]
    """Row weights (rows c), and labels times those (k, rows c); y (s, rows, k)."""
    n_lanes = drops.size
    one = share.dtype.type(1)
    for b in range(ROWS):
        here = slice(b * n_lanes, (b + 1) * n_lanes)
        w = weight[here]
        dropped = one - keep[b]
        for j in range(n_lanes):
            w[j] = present[b] * (one - drops[j] * dropped) * share[j]
        for c in range(label.shape[0]):
            row = label[c, here]
            value, mine = y[0, b, c], shares[0]
            for j in range(n_lanes):
                row[j] = mine[j] * value
            for s in range(1, shares.shape[0]):
                value, mine = y[s, b, c], shares[s]
                for j in range(n_lanes):
                    row[j] += mine[j] * value
            for j in range(n_lanes):
                row[j] *= w[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _errors(error, label, weight, top, total):  # type: ignore[no-untyped-def]
    """Turn logits (k, rows c) into weight * softmax - label."""
    width = weight.size
    top[:] = error[0]
    for c in range(1, error.shape[0]):
        z = error[c]
        for j in range(width):
            top[j] = max(top[j], z[j])
    total[:] = weight.dtype.type(0)
    for c in range(error.shape[0]):
        z = error[c]
        for j in range(width):
            z[j] = exponential(z[j] - top[j])
            total[j] += z[j]
    for j in range(width):
        total[j] = weight[j] / total[j]
    for c in range(error.shape[0]):
        z, y = error[c], label[c]
        for j in range(width):
            z[j] = z[j] * total[j] - y[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _gather(x, error, gradient, n_lanes):  # type: ignore[no-untyped-def]
    """gradient[i] += sum_b x[b, i] error[b], four rows at a time."""
    for c in range(error.shape[0]):
        e = error[c].reshape(ROWS, n_lanes)
        for b in range(0, ROWS, 4):
            e0, e1, e2, e3 = e[b], e[b + 1], e[b + 2], e[b + 3]
            for i in range(len(gradient)):
                row = gradient[i, c * n_lanes : (c + 1) * n_lanes]
                x0, x1, x2, x3 = x[b, i], x[b + 1, i], x[b + 2, i], x[b + 3, i]
                for j in range(n_lanes):
                    row[j] = (((row[j] + x0 * e0[j]) + x1 * e1[j]) + x2 * e2[j]) + x3 * e3[j]


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _adam(flat, first, second, gradient, rates, root, constants, n_classes, n_lanes):  # type: ignore[no-untyped-def]
    """One step of Adam with decay in the gradient; rates (c,) hold the first bias correction, root the second."""
    one, rest_one, two, rest_two, eps, decay = constants
    for i in range(flat.shape[0]):
        for c in range(n_classes):
            here = slice(c * n_lanes, (c + 1) * n_lanes)
            w, m, v, g = flat[i, here], first[i, here], second[i, here], gradient[i, here]
            for j in range(n_lanes):
                slope = g[j] + decay * w[j]
                m[j] = one * m[j] + rest_one * slope
                v[j] = two * v[j] + rest_two * slope * slope
                w[j] -= rates[j] * m[j] / (np.sqrt(v[j]) * root + eps)


@numba.njit(cache=True, nogil=True, fastmath=_FAST, error_model="numpy")
def _count(flat, x, labels, n_right, n_lanes):  # type: ignore[no-untyped-def]
    """Add to each candidate's count the rows whose label has the largest logit; x may have more rows than labels."""
    logits = np.empty((flat.shape[1] // n_lanes, ROWS * n_lanes), flat.dtype)
    right = np.empty(n_lanes, np.int64)
    for start in range(0, len(labels), ROWS):
        _logits(flat, x[start : start + ROWS], logits)
        for b in range(min(ROWS, len(labels) - start)):
            label = labels[start + b]
            here = slice(b * n_lanes, (b + 1) * n_lanes)
            own = logits[label, here]
            for j in range(n_lanes):
                right[j] = own[j] == own[j]
            for c in range(len(logits)):
                z = logits[c, here]
                if c < label:
                    for j in range(n_lanes):
                        right[j] &= own[j] > z[j]
                elif c > label:
                    for j in range(n_lanes):
                        right[j] &= own[j] >= z[j]
            for j in range(n_lanes):
                n_right[j] += right[j]
