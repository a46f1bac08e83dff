"""A plain Wiener noise reducer, so that the student also hears what one leaves behind."""
import numpy as np

SIZE, HOP = 256, 64


def reduce_noise(samples: np.ndarray, floor: float = 0.1, smoothing: float = 0.96) -> np.ndarray:
    """Decision-directed Wiener gain over a noise floor that is the tenth percentile of 3 s of smoothed power."""
    window = np.hanning(SIZE + 1)[:SIZE].astype("f4")
    padded = np.pad(samples, SIZE)
    frames = np.lib.stride_tricks.sliding_window_view(padded, SIZE)[::HOP] * window
    spectrum = np.fft.rfft(frames, axis=1).astype("c8")
    power = np.abs(spectrum) ** 2 + 1e-12
    noise = _floor(power)
    ratio = power / noise
    gains = np.empty_like(power)
    before = np.ones(power.shape[1], "f4")
    for t in range(len(power)):
        prior = smoothing * before + (1 - smoothing) * np.maximum(ratio[t] - 1, 0)
        gains[t] = np.maximum(prior / (1 + prior), floor)
        before = gains[t] ** 2 * ratio[t]
    clean = np.fft.irfft(spectrum * gains, SIZE, axis=1).astype("f4") * window
    out, weight = np.zeros(len(padded), "f4"), np.zeros(len(padded), "f4")
    for part in range(SIZE // HOP):
        rows = clean[part :: SIZE // HOP]
        span = slice(part * HOP, part * HOP + rows.size)
        out[span] += rows.reshape(-1)
        weight[span] += np.tile(window**2, len(rows))
    return (out / np.maximum(weight, 1e-3))[SIZE : SIZE + len(samples)]


def _floor(power: np.ndarray) -> np.ndarray:
    """The tenth percentile over 3 s of power smoothed over 0.2 s, times what makes it the mean of noise."""
    step, span = 25, 375
    count = len(power) // step + 1
    smooth = np.stack([power[step * i : step * i + step].mean(axis=0) for i in range(count) if step * i < len(power)])
    wide = span // step // 2
    levels = np.stack(
        [np.percentile(smooth[max(0, i - wide) : i + wide + 1], 10, axis=0) for i in range(len(smooth))]
    )
    return np.repeat(1.5 * levels, step, axis=0)[: len(power)].astype("f4") + 1e-12
