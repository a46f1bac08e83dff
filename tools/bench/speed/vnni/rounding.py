"""rounding.py WEIGHTS RECORDING.wav…: what the network loses when its products are rounded to 8 bits.

The network of ../network_numpy.py, once in floats and once with the weights of every layer rounded to 8 bits (a scale for each
column) and what they are multiplied with as well (a scale for each row), the first layer and attention's own products
left in floats. Over the first windows of 24 s of each recording: frames with the same best class, frames where some
probability is off by more than 0.1, and the mean loss of the best class's ln p where it is a phone. Needs numpy, scipy, soundfile.
"""
import pathlib
import sys

import numpy as np
import soundfile
from scipy.signal import resample_poly

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from network_numpy import Network

RATE, WINDOW_SECONDS, WINDOWS = 16_000, 24, 4
BLANK = 190


class Rounded(np.ndarray):
    """Weights that are multiplied in 8 bits. Sums of 576 products of 8 bits are whole numbers that floats hold exactly."""

    def __array_ufunc__(self, function, method, *inputs, **options):
        plain = [np.asarray(x) for x in inputs]
        if function is not np.matmul or not isinstance(inputs[1], Rounded):
            return getattr(function, method)(*plain, **options)
        rows, weights = plain
        row_scale = np.abs(rows).max(1, keepdims=True) / 127 + 1e-20
        column_scale = np.abs(weights).max(0, keepdims=True) / 127 + 1e-20
        whole = np.rint(rows / row_scale).astype("f4") @ np.rint(weights / column_scale).astype("f4")
        return (whole * row_scale * column_scale).astype("f4")


def main(weights, *recordings):
    exact, rounded = Network(weights), Network(weights)
    for name, tensor in rounded.w.items():
        if "MatMul" in name or "pointwise" in name and name.endswith("weight") or name.endswith("proj.weight"):
            rounded.w[name] = tensor.view(Rounded)
    print("| recording | frames | best class the same | frames off by more than 0.1 | mean loss of a phone's ln p |\n|---|---|---|---|---|")
    for path in recordings:
        samples, rate = soundfile.read(path, dtype="float32", frames=WINDOW_SECONDS * WINDOWS * 8_000)
        wave = resample_poly(samples, RATE, rate).astype("f4")
        pairs = []
        for start in range(0, len(wave), WINDOW_SECONDS * RATE):
            part = wave[start : start + WINDOW_SECONDS * RATE]
            pairs.append((exact(part), np.asarray(rounded(part))))
        one, other = (np.concatenate(side) for side in zip(*pairs))
        best = one.argmax(1)
        same = (best == other.argmax(1)).mean()
        off = (np.abs(np.exp(one) - np.exp(other)).max(1) > 0.1).mean()
        phones = np.flatnonzero(best < BLANK - 1)
        loss = (one[phones, best[phones]] - other[phones, best[phones]]).mean()
        name = "/".join(pathlib.Path(path).parts[-2:])
        print(f"| {name} | {len(best)} | {same:.4f} | {off:.3f} | {loss:.4f} |")


main(*sys.argv[1:])
