"""The exponential function for compiled loops: arithmetic and bit patterns alone, so that a compiler vectorises it.

exp(x) = 2^n exp(r) with n the integer nearest to x / log 2 and |r| <= log(2) / 2; exp(r) is its Taylor polynomial, 2^n
is written into the exponent's bits. Below the floor the result is that at the floor, so that no denormal numbers, which
are slow, come up.
"""

import math

import numba
import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic, overload

FLOOR_SINGLE, FLOOR_DOUBLE = -80.0, -700.0
"""Arguments below which the result no longer falls: exp(-80) = 2e-35 in float32, exp(-700) = 1e-304 in float64."""
CEILING_SINGLE, CEILING_DOUBLE = 88.0, 709.0
_ONE_PER_LOG2 = 1.4426950408889634
_LOG2_HIGH, _LOG2_LOW = 0.693359375, -2.1219444005469057e-4  # the first is exact in float32, and so are its multiples
_LOG2_HIGH_DOUBLE, _LOG2_LOW_DOUBLE = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_SINGLE = tuple(np.float32(1 / math.factorial(i)) for i in range(8))
_DOUBLE = tuple(1 / math.factorial(i) for i in range(14))


@intrinsic
def _as_single(typingctx, bits):  # type: ignore[no-untyped-def]
    """The float32 that has these 32 bits."""
    return types.float32(types.int32), lambda context, builder, signature, args: builder.bitcast(
        args[0], ir.FloatType()
    )


@intrinsic
def _as_double(typingctx, bits):  # type: ignore[no-untyped-def]
    """The float64 that has these 64 bits."""
    return types.float64(types.int64), lambda context, builder, signature, args: builder.bitcast(
        args[0], ir.DoubleType()
    )


def exponential(x):  # type: ignore[no-untyped-def]
    """exp(x) inside a compiled function, in the precision of x, within 1e-6 (float32) or 1e-14 (float64), relative."""
    return np.exp(np.maximum(x, FLOOR_SINGLE if np.asarray(x).dtype == np.float32 else FLOOR_DOUBLE))


@overload(exponential, inline="never")
def _exponential(x):  # type: ignore[no-untyped-def]
    if x == types.float32:
        return _single
    if x == types.float64:
        return _double
    return None


def _single(x):  # type: ignore[no-untyped-def]
    x = min(max(x, np.float32(FLOOR_SINGLE)), np.float32(CEILING_SINGLE))
    n = np.floor(x * np.float32(_ONE_PER_LOG2) + np.float32(0.5))
    r = x - n * np.float32(_LOG2_HIGH) - n * np.float32(_LOG2_LOW)
    value = _SINGLE[7]
    value = value * r + _SINGLE[6]
    value = value * r + _SINGLE[5]
    value = value * r + _SINGLE[4]
    value = value * r + _SINGLE[3]
    value = value * r + _SINGLE[2]
    value = value * r + _SINGLE[1]
    value = value * r + _SINGLE[0]
    return value * _as_single(np.int32((np.int32(n) + np.int32(127)) << np.int32(23)))


def _double(x):  # type: ignore[no-untyped-def]
    x = min(max(x, FLOOR_DOUBLE), CEILING_DOUBLE)
    n = np.floor(x * _ONE_PER_LOG2 + 0.5)
    r = x - n * _LOG2_HIGH_DOUBLE - n * _LOG2_LOW_DOUBLE
    value = _DOUBLE[13]
    value = value * r + _DOUBLE[12]
    value = value * r + _DOUBLE[11]
    value = value * r + _DOUBLE[10]
    value = value * r + _DOUBLE[9]
    value = value * r + _DOUBLE[8]
    value = value * r + _DOUBLE[7]
    value = value * r + _DOUBLE[6]
    value = value * r + _DOUBLE[5]
    value = value * r + _DOUBLE[4]
    value = value * r + _DOUBLE[3]
    value = value * r + _DOUBLE[2]
    value = value * r + _DOUBLE[1]
    value = value * r + _DOUBLE[0]
    return value * _as_double((np.int64(n) + np.int64(1023)) << np.int64(52))


@numba.njit(cache=True, fastmath={"contract"}, error_model="numpy")
def exponentials(values, out):  # type: ignore[no-untyped-def]
    """exp of every entry of a vector, written into another of the same type."""
    for i in range(values.size):
        out[i] = exponential(values[i])
