"""What happens to a call on its way: the line's band, codecs, noise, other people's talk."""
import subprocess

import numpy as np
import soundfile

from speech import RATE

#: What an analogue telephone line passes: 300 to 3,400 Hz, edges 200 Hz wide.
TELEPHONE_BAND = ("sinc", "-t", "200", "300-3400")
NOISE_DB = (20, 10, 5)
#: Loudness of the talkers of other languages, and of the noise of a line that nobody talks on.
LEVEL_DB, LINE_NOISE_DB = -24.0, -66.0
#: How many talk at once in babble.
TALKERS = 6
FRAME = RATE // 50


def speech_level(samples):
    """Root mean square over the frames of 20 ms that are not 20 dB below the loudest twentieth."""
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    levels = np.sqrt((frames.astype("f8") ** 2).mean(1))
    return np.sqrt((levels[levels > 0.1 * np.percentile(levels, 95)] ** 2).mean())


def at_level(samples, decibels):
    return samples * np.float32(10 ** (decibels / 20) / speech_level(samples))


def pink(count, rng):
    """Noise whose power falls 3 dB an octave from 100 Hz on, of root mean square 1."""
    spectrum = np.fft.rfft(rng.standard_normal(count))
    frequency = np.fft.rfftfreq(count, 1 / RATE)
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(frequency, 100.0)), count)
    return (noise / np.sqrt((noise**2).mean())).astype("f4")


def babble(count, streams, rng):
    """Some of the streams at once, each from a place of its own, of root mean square 1."""
    chosen = rng.permutation(len(streams))[:TALKERS]
    mixed = sum(np.roll(np.resize(streams[i], count + len(streams[i])), int(rng.integers(count)))[:count] for i in chosen)
    return mixed / np.sqrt((mixed.astype("f8") ** 2).mean())


def mixed(samples, noise, decibels):
    return np.clip(samples + noise * speech_level(samples) / 10 ** (decibels / 20), -1, 1)


def write_all(folder, talkers, rng):
    """All conditions of the calls in FOLDER/calls/clean, and the talkers' speech as `foreign`."""
    def place(condition, name):
        path = folder / "calls" / condition / name
        path.parent.mkdir(exist_ok=True)
        return path

    streams = []
    for name, utterances in talkers:
        levelled = [at_level(samples, LEVEL_DB) for samples in utterances]
        streams.append(np.concatenate(levelled))
        gap = [np.zeros(int(RATE * rng.uniform(0.3, 1.5)), "f4") for _ in utterances]
        sound = np.concatenate([part for pair in zip(gap, levelled) for part in pair] + [gap[0]])
        sound = sound + 10 ** (LINE_NOISE_DB / 20) * pink(len(sound), rng)
        soundfile.write(place("foreign", f"{name}.wav"), np.clip(sound, -1, 1), RATE, subtype="PCM_16")
    for path in sorted((folder / "calls/clean").glob("*.wav")):
        samples, _ = soundfile.read(path, dtype="float32")
        for codec, way in (("ulaw", ("-e", "u-law", "-b", "8", "-t", "au")), ("gsm", ("-t", "gsm"))):
            coded = folder / "coded"
            sox(path, *way, coded)
            sox("-t", way[-1], coded, "-e", "signed", "-b", "16", place(codec, path.name))
            coded.unlink()
        sox(path, place("narrow", path.name), *TELEPHONE_BAND)
        hiss, talk = pink(len(samples), rng), babble(len(samples), streams, rng)
        for db in NOISE_DB:
            soundfile.write(place(f"noise{db}", path.name), mixed(samples, hiss, db), RATE, subtype="PCM_16")
            soundfile.write(place(f"babble{db}", path.name), mixed(samples, talk, db), RATE, subtype="PCM_16")


def sox(*arguments):
    subprocess.run(["sox", "-D", "-R", *map(str, arguments)], check=True, capture_output=True)
