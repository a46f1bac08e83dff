"""From samples at 16 kHz to log-mel features, with the transform that the weights file holds."""
import numpy as np

from . import hama_file

FRAME, HOP, BANDS = 400, 160, 80
FLOOR = np.float32(1e-10)


class FeatureExtractor:
    """100 frames of 80 features a second; frame t is centred on sample 160 t."""

    def __init__(self, tensors: list[hama_file.Tensor]):
        named = {tensor.name: tensor.values for tensor in tensors}
        kernels = [named[f"stft_{part}_kernel"][:, 0] for part in ("real", "imag")]
        self._kernels = np.ascontiguousarray(np.concatenate(kernels).T.astype("f4"))
        self._bands = named["mel_fb"].astype("f4")

    def __call__(self, samples: np.ndarray) -> np.ndarray:
        padded = np.pad(samples.astype("f4", copy=False), FRAME // 2, mode="reflect")
        frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
        spectrum = frames @ self._kernels
        half = spectrum.shape[1] // 2
        power = spectrum[:, :half] ** 2 + spectrum[:, half:] ** 2
        return np.log(np.maximum(power @ self._bands, FLOOR))
