"""Synthetic voices that read sentences of telephone calls, and noise alone."""
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

from .corruption import RATE, coloured_noise
from .segments import SECONDS, Segment
from .sentences import dictionary_words, sentence
from .sources import Utterance

DICTIONARY = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"
# Neither an accent nor a variant that tools/bench/voices uses in either half: those are to judge the network.
ACCENTS = ["en-us", "en-gb", "en-gb-x-gbcwmd"]
VARIANTS = (
    "m2 m4 m5 m6 m8 f1 f5 klatt5 klatt6 adam Alex Alicia Andrea Andy Annie antonio belinda benjamin boris caleb david "
    "Denis Diogo ed edward Gene Gustave Henrique Hugo iven Jacky john Lee linda marcelo Marco Mario Max Michael Mike "
    "Nguyen Pablo paul pedro quincy rob robert sandro shelby steph travis victor Zac anika norbert grandpa"
).split()


def voices(count: int) -> Iterator[Utterance]:
    """`count` sentences, each by a voice, a pitch and a pace of its own."""
    words = dictionary_words(DICTIONARY)
    rng = np.random.default_rng(zlib.crc32(b"voices"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "voice.wav"
        for number in range(count):
            voice = f"{rng.choice(ACCENTS)}+{rng.choice(VARIANTS)}"
            pace, pitch = str(rng.integers(130, 200)), str(rng.integers(25, 75))
            text = sentence(rng, words)
            subprocess.run(["espeak-ng", "-v", voice, "-s", pace, "-p", pitch, "-w", path, text], check=True)
            samples, rate = soundfile.read(path, dtype="float32")
            yield Utterance(f"{voice}-{number}", rate, samples)


def noise_alone(count: int) -> Iterator[Segment]:
    """Segments without speech. The teacher hears silence; their corrupted copies are the noise itself."""
    rng = np.random.default_rng(zlib.crc32(b"noise"))
    for _ in range(count):
        narrow = coloured_noise(SECONDS * RATE, rng) * np.float32(10 ** (rng.uniform(-60, -15) / 20))
        if rng.random() < 0.3:
            # A line that is cut and comes back.
            for _ in range(rng.integers(1, 8)):
                start = rng.integers(len(narrow))
                narrow[start : start + rng.integers(RATE // 20, 4 * RATE)] = 0
        yield Segment(narrow, np.zeros(2 * len(narrow), "f4"))
