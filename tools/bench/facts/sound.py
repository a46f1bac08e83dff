"""Sound for the benchmark of call facts: reading, mixing, noise, coding. 8 kHz throughout."""
import pathlib
import subprocess
import wave

import numpy as np

RATE = 8_000


def read(path):
    """The samples of a mono recording at 8 kHz, through sox, full scale ±1."""
    raw = subprocess.run(
        ["sox", "-D", str(path), "-t", "raw", "-r", str(RATE), "-c", "1", "-b", "16", "-e", "signed", "-"],
        check=True, capture_output=True).stdout
    return np.frombuffer(raw, "<i2").astype(np.float32) / 32768


def write(path, channels, condition="clean"):
    """Writes `channels` as one recording, coded as `condition` says (its part behind the last `+`)."""
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = np.clip(np.stack(channels, axis=1), -1, 1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    if condition.endswith("gsm"):
        through_gsm(path, len(channels))


def through_gsm(path, count):
    """Codes each channel as GSM full rate and back."""
    parts = []
    for channel in range(1, count + 1):
        coded, part = path.with_suffix(f".{channel}.gsm"), path.with_suffix(f".{channel}.wav")
        subprocess.run(["sox", "-D", str(path), "-t", "gsm", str(coded), "remix", str(channel)], check=True)
        subprocess.run(["sox", "-D", "-t", "gsm", str(coded), "-e", "signed", "-b", "16", str(part)], check=True)
        coded.unlink()
        parts.append(str(part))
    subprocess.run(["sox", "-D", *(["-M"] if count > 1 else []), *parts, "-e", "signed", "-b", "16", str(path)], check=True)
    for part in parts:
        pathlib.Path(part).unlink()


def pink(random, count):
    """Pink noise of mean square 1."""
    spectrum = np.fft.rfft(random.standard_normal(count))
    frequency = np.fft.rfftfreq(count, 1 / RATE)
    spectrum /= np.sqrt(np.maximum(frequency, 50))
    noise = np.fft.irfft(spectrum, count)
    return (noise / np.sqrt(np.mean(noise**2))).astype(np.float32)


def level(samples):
    """The mean square of what is heard of `samples`: pauses left out."""
    frames = samples[: len(samples) // 80 * 80].reshape(-1, 80)
    power = np.mean(frames**2, axis=1)
    loud = power[power > power.max() * 1e-3]
    return float(np.mean(loud)) if len(loud) else 0.0


def with_noise(random, samples, power, condition):
    """`samples` with the noise of the line, and 10 dB below `power` where the condition asks for it."""
    line = random.standard_normal(len(samples)).astype(np.float32) * 10 ** (-66 / 20)
    if "noise10" in condition:
        line = line + pink(random, len(samples)) * np.sqrt(power / 10)
    return samples + line


def tone(random, parts, seconds, amplitude):
    """Some sines together, faded in and out over 4 ms."""
    time = np.arange(int(seconds * RATE)) / RATE
    sound = sum(
        part * np.sin(2 * np.pi * frequency * time + random.uniform(0, 6.28)) for frequency, part in parts)
    fade = np.minimum(1, np.minimum(np.arange(len(time)), np.arange(len(time))[::-1]) / 32)
    return (amplitude * fade * sound).astype(np.float32)


def speech_spans(samples):
    """Where a clean recording speaks, in seconds: 10 ms frames within 38 dB of its loudest, pauses below
    0.3 s filled, what is below 0.12 s left out."""
    frames = samples[: len(samples) // 80 * 80].reshape(-1, 80)
    power = np.convolve(np.mean(frames**2, axis=1), np.ones(3) / 3, "same")
    loud = power > max(power.max() * 10**-3.8, 1e-6)
    spans = []
    for index in np.flatnonzero(loud):
        if spans and index - spans[-1][1] < 30:
            spans[-1][1] = index + 1
        else:
            spans.append([index, index + 1])
    return [(a / 100, b / 100) for a, b in spans if b - a >= 12]
