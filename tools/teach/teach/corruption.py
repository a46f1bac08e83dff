"""What telephones, rooms and other people do to speech, at 8 kHz (or at 16 kHz where a function takes a rate).

Every function keeps the time axis: sample t of the result is sample t of the speech, so that what the teacher
says of the clean copy is what the student should say of this one.
"""
import io

import numpy as np
import scipy.signal
import soundfile
import soxr

from .reducer import reduce_noise

RATE = 8000
CODES = [0.35, 0.25, 0.1, 0.3]
STEADY_CODES = [0.3, 0.15, 0.05, 0.5]
"""Shares of no coding, µ-law, A-law and GSM."""


def raised(samples: np.ndarray) -> np.ndarray:
    """8 kHz raised to 16 kHz as the program does it: libsoxr's cubic."""
    high = soxr.resample(samples, RATE, 2 * RATE, quality="QQ")
    return np.pad(high, (0, max(0, 2 * len(samples) - len(high))))[: 2 * len(samples)]


def coded(samples: np.ndarray, subtype: str) -> np.ndarray:
    """The samples through `ULAW`, `ALAW` or `GSM610` and back."""
    file = io.BytesIO()
    soundfile.write(file, np.clip(samples, -1, 1), RATE, format="WAV", subtype=subtype)
    file.seek(0)
    back, _ = soundfile.read(file, dtype="float32")
    return np.pad(back, (0, max(0, len(samples) - len(back))))[: len(samples)]


def speech_level(samples: np.ndarray) -> float:
    """Root mean square over the frames of 20 ms that hold speech (above a tenth of the loud ones)."""
    frames = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    levels = np.sqrt((frames**2).mean(axis=1))
    spoken = levels > 0.1 * np.percentile(levels, 95)
    return float(np.sqrt((frames[spoken] ** 2).mean())) if spoken.any() else 0.0


def at_ratio(speech: np.ndarray, noise: np.ndarray, decibels: float) -> np.ndarray:
    """Noise scaled to lie `decibels` under the speech."""
    power = np.sqrt((noise**2).mean())
    return noise * np.float32(speech_level(speech) / 10 ** (decibels / 20) / max(power, 1e-9))


def coloured_noise(count: int, rng: np.random.Generator, rate: int = RATE) -> np.ndarray:
    """Stationary noise: white, pink, brown, or with a spectrum of random shape, in a third of cases with a level
    that wanders, sometimes with mains hum."""
    size = scipy.fft.next_fast_len(count, real=True)
    frequency = np.fft.rfftfreq(size, 1 / rate)
    spectrum = rng.standard_normal((2, len(frequency))).astype("f4").view()
    spectrum = spectrum[0] + 1j * spectrum[1]
    kind = rng.integers(5)
    if kind < 3:
        spectrum *= np.maximum(frequency, 60) ** (-[0, 0.5, 1][kind])
    else:
        knots = np.geomspace(50, rate / 2, rng.integers(4, 10))
        tilt = rng.uniform(-12, 3) * np.log2(knots / 500) / 2 if kind == 4 else 0
        shape = rng.uniform(-15, 15, len(knots)) + tilt
        spectrum *= 10 ** (np.interp(np.log(np.maximum(frequency, 1)), np.log(knots), shape) / 20)
    if rng.random() < 0.5:
        spectrum[frequency < 100] *= 0.3
    noise = scipy.fft.irfft(spectrum.astype("c8"), size)[:count]
    noise /= np.sqrt((noise**2).mean()) + 1e-12
    if rng.random() < 0.33:
        noise *= _wander(count, rng, rate)
    if rng.random() < 0.1:
        t = np.arange(count, dtype="f4") / rate
        base = rng.choice([50, 60])
        for harmonic in range(1, rng.integers(2, 9)):
            noise += rng.uniform(0, 0.7) * np.sin(2 * np.pi * (base * harmonic * t + rng.random())).astype("f4")
    return noise.astype("f4")


def _wander(count: int, rng: np.random.Generator, rate: int) -> np.ndarray:
    knots = np.arange(0, count + rate, int(rate * rng.uniform(0.2, 2)))
    levels = 10 ** (rng.normal(0, rng.uniform(2, 8), len(knots)) / 20)
    return np.interp(np.arange(count), knots, levels).astype("f4")


def babble(count: int, talkers: list[np.ndarray], number: int, rng: np.random.Generator) -> np.ndarray:
    """`number` talkers at once, each from a place of its own in one of the streams."""
    total = np.zeros(count, "f4")
    for _ in range(number):
        stream = talkers[rng.integers(len(talkers))]
        start = int(rng.integers(max(1, len(stream) - count)))
        voice = stream[start : start + count].astype("f4") / 32768
        voice = np.pad(voice, (0, count - len(voice)))
        total += voice * np.float32(10 ** (rng.normal(0, 2) / 20) / (np.sqrt((voice**2).mean()) + 1e-4))
    return total


def room(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Reverberation: a direct path, a few early reflections and a tail that dies away exponentially."""
    decay = rng.uniform(0.1, 0.8)
    count = int(RATE * min(decay, 0.6))
    t = np.arange(count) / RATE
    tail = rng.standard_normal(count) * 10 ** (-3 * t / decay)
    tail[: int(RATE * rng.uniform(0.002, 0.02))] = 0
    tail *= 10 ** (-rng.uniform(-2, 14) / 20) / np.sqrt((tail**2).sum())
    for _ in range(rng.integers(0, 6)):
        tail[rng.integers(8, 400)] += rng.uniform(-0.5, 0.5)
    tail[0] = 1
    return scipy.signal.oaconvolve(samples, tail.astype("f4"))[: len(samples)].astype("f4")


def band_pass(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A telephone's band, with edges that vary; run both ways, so that nothing is delayed."""
    edges = [rng.uniform(80, 400), rng.uniform(2600, 3700)]
    sections = scipy.signal.butter(rng.integers(1, 4), edges, "bandpass", fs=RATE, output="sos")
    return scipy.signal.sosfiltfilt(sections, samples).astype("f4")


def equalised(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A handset's own colour: up to ± 8 dB, smooth."""
    knots = np.array([0, 200, 500, 1000, 1800, 2600, 3300, 4000])
    gains = 10 ** (rng.uniform(-8, 8, len(knots)) / 20)
    taps = scipy.signal.firwin2(65, knots, gains, fs=RATE)
    return np.convolve(samples, taps, "same").astype("f4")


class Corruptor:
    """Draws one telephone version of a stretch of speech after another.

    With `steady`, every version has noise and nothing but noise over the speech, and half of them go through GSM: for
    versions made on top of the usual ones, where noise should weigh more.
    """

    def __init__(self, talkers: list[np.ndarray], music: list[np.ndarray], steady: bool = False):
        self.talkers, self.music, self.steady = talkers, music, steady

    def __call__(self, speech: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, str]:
        """A version at 16 kHz, as the program would see it, and what was done to it."""
        done: list[str] = []
        x = speech
        if self.steady:
            x = x + at_ratio(x, coloured_noise(len(x), rng), rng.uniform(3, 20))
            done.append("noise")
        elif rng.random() < 0.28:
            done.append("clean")
        else:
            x = self._spoilt(x, rng, done)
        x = x * np.float32(10 ** (rng.uniform(-14, 6) / 20))
        if rng.random() < 0.04:
            x = np.clip(x * 6, -0.7, 0.7)
            done.append("clip")
        code = rng.choice(["", "ULAW", "ALAW", "GSM610"], p=STEADY_CODES if self.steady else CODES)
        if code:
            x = coded(x, code)
            done.append(code.lower())
        reduced = 0.05 if self.steady else 0.2
        if "noise" in done and rng.random() < reduced or rng.random() < 0.03:
            x = reduce_noise(x, floor=rng.uniform(0.05, 0.3))
            done.append("reduced")
        return raised(x), "+".join(done)

    def _spoilt(self, x: np.ndarray, rng: np.random.Generator, done: list[str]) -> np.ndarray:
        if rng.random() < 0.3:
            x = room(x, rng)
            done.append("room")
        if rng.random() < 0.3:
            x = equalised(x, rng)
            done.append("colour")
        interference = rng.random()
        if interference < 0.5 or interference > 0.93:
            x = x + at_ratio(x, coloured_noise(len(x), rng), rng.uniform(0, 25))
            done.append("noise")
        if 0.5 <= interference:
            number = int(rng.choice([1, 2, 3, 4, 6, 8]))
            others = babble(len(x), self.talkers, number, rng)
            if rng.random() < 0.3:
                others = room(others, rng)
            x = x + at_ratio(x, others, rng.uniform(6 if number == 1 else 2, 25))
            done.append(f"babble{number}")
        if rng.random() < 0.05 and self.music:
            x = x + at_ratio(x, babble(len(x), self.music, 1, rng), rng.uniform(5, 25))
            done.append("music")
        if rng.random() < 0.25:
            x = band_pass(x, rng)
            done.append("band")
        return x
