"""network_numpy.py WEIGHTS SAMPLES.f32 [REPEATS]: the network in NumPy, as a peer for speed.

Prints the median real-time factor over the first 28 s. One thread: OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 taskset -c 0.
Needs numpy and scipy.
"""

import struct
import sys
import time

import numpy as np
from scipy.special import erf


def tensors(path):
    """The tensors of a .hama file by name."""
    data = open(path, "rb").read()
    (count,), at, rows = struct.unpack_from("<I", data, 8), 12, []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, rank = data[at], data[at + 1]
        shape = struct.unpack_from(f"<{rank}I", data, at + 2)
        offset, size = struct.unpack_from("<QQ", data, at + 2 + 4 * rank)
        at += 18 + 4 * rank
        rows.append((name, "<f2" if kind else "<f4", shape, offset, size))
    base = len(data) - rows[-1][3] - rows[-1][4]
    return {
        name: np.frombuffer(data, kind, int(np.prod(shape)), base + offset).reshape(shape).astype("f4")
        for name, kind, shape, offset, _ in rows
    }


class Network:
    def __init__(self, path):
        self.w = tensors(path)

    def norm(self, x, name):
        x = x - x.mean(1, keepdims=True)
        x /= np.sqrt((x * x).mean(1, keepdims=True) + 1e-5)
        return x * self.w[name + ".weight"] + self.w[name + ".bias"]

    def features(self, wave):
        frames = np.lib.stride_tricks.sliding_window_view(np.pad(wave, 200, mode="reflect"), 400)[::160]
        spectrum = np.fft.rfft(frames * self.w["stft_real_kernel"][0, 0])
        power = (spectrum.real**2 + spectrum.imag**2).astype("f4")
        return np.log(np.maximum(power @ self.w["mel_fb"], 1e-10))

    def stem(self, x):
        frames = (len(x) + 1) // 2
        x = np.pad(x, ((1, 2), (0, 0)))
        rows = np.concatenate([x[tap : tap + 2 * frames - 1 : 2] for tap in range(3)], 1)
        kernel = self.w["onnx::Conv_801"].transpose(2, 1, 0).reshape(240, 144)
        y = rows @ kernel + self.w["onnx::Conv_802"]
        return (0.5 * y * (1 + erf(y * np.float32(0.5**0.5)))).astype("f4")

    def feed_forward(self, x, name, matrix):
        hidden = self.norm(x, name + ".norm") @ self.w[f"onnx::MatMul_{matrix}"] + self.w[name + ".fc1.bias"]
        hidden /= 1 + np.exp(-hidden)
        return hidden @ self.w[f"onnx::MatMul_{matrix + 1}"] + self.w[name + ".fc2.bias"]

    def attention(self, x, name, matrix):
        projected = self.norm(x, name + "attn_norm") @ self.w[f"onnx::MatMul_{matrix + 2}"]
        q, k, v = np.split(projected + self.w[name + "attn.in_proj_bias"], 3, 1)
        heads = []
        for head in range(4):
            part = slice(36 * head, 36 * head + 36)
            scores = q[:, part] @ k[:, part].T / np.float32(6)
            scores = np.exp(scores - scores.max(1, keepdims=True))
            heads.append(scores @ v[:, part] / scores.sum(1, keepdims=True))
        return np.concatenate(heads, 1) @ self.w[f"onnx::MatMul_{matrix + 6}"] + self.w[name + "attn.out_proj.bias"]

    def convolution(self, x, name, number):
        w = self.w
        both = self.norm(x, name + ".norm") @ w[name + ".pointwise1.weight"][:, :, 0].T + w[name + ".pointwise1.bias"]
        gated = np.pad(both[:, :144] / (1 + np.exp(-both[:, 144:])), ((15, 15), (0, 0)))
        kernel = w[f"onnx::Conv_{number}"]
        y = sum(gated[tap : tap + len(x)] * kernel[:, 0, tap] for tap in range(31)) + w[f"onnx::Conv_{number + 1}"]
        return y / (1 + np.exp(-y)) @ w[name + ".pointwise2.weight"][:, :, 0].T + w[name + ".pointwise2.bias"]

    def __call__(self, wave):
        x = self.stem(self.features(wave))
        for block in range(4):
            name, matrix = f"acoustic_model.model.blocks.{block}.", 829 + 9 * block
            x = x + 0.5 * self.feed_forward(x, name + "ffn1", matrix)
            x = x + self.attention(x, name, matrix)
            x = x + self.convolution(x, name + "conv", 804 + 3 * block)
            x = x + 0.5 * self.feed_forward(x, name + "ffn2", matrix + 7)
            x = self.norm(x, name + "norm")
        z = x @ self.w["acoustic_model.model.proj.weight"][:, :, 0].T + self.w["acoustic_model.model.proj.bias"]
        z -= z.max(1, keepdims=True)
        return z - np.log(np.exp(z).sum(1, keepdims=True))


def main(weights, samples, repeats="7"):
    network = Network(weights)
    wave = np.fromfile(samples, "<f4")[: 28 * 16000]
    times = []
    for _ in range(int(repeats)):
        start = time.process_time()
        network(wave)
        times.append((time.process_time() - start) / (len(wave) / 16000))
    times.sort()
    print(f"NumPy                {len(wave) / 16000:7.1f} s of audio, real-time factor {times[len(times) // 2]:.5f}"
          f" (median of {len(times)}; {times[0]:.5f} to {times[-1]:.5f})")


if __name__ == "__main__":
    main(*sys.argv[1:])
