"""Utterances joined to segments of about 24 s, the length of the windows that the program runs the network over."""
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import soxr

from .corruption import raised, speech_level
from .sources import Utterance

SECONDS = 24
NARROW, WIDE = 8000, 16000


@dataclass
class Segment:
    narrow: np.ndarray
    """8 kHz: what the corrupted copies are made of."""
    wide: np.ndarray
    """16 kHz, twice as many samples: what the teacher hears."""


def both_rates(utterance: Utterance) -> Segment:
    """An utterance at both rates. The teacher hears all that the source has; what lies below 16 kHz is raised as the
    program does it."""
    x, rate = utterance.samples, utterance.rate
    narrow = x if rate == NARROW else soxr.resample(x, rate, NARROW, quality="HQ")
    if rate == NARROW:
        wide = raised(narrow)
    else:
        wide = soxr.resample(x, rate, WIDE, quality="QQ" if rate < WIDE else "HQ") if rate != WIDE else x
    wide = np.pad(wide, (0, max(0, 2 * len(narrow) - len(wide))))[: 2 * len(narrow)]
    return Segment(narrow, wide)


def joined(utterances: Iterable[Utterance], rng: np.random.Generator, changed: bool = False) -> Iterator[Segment]:
    """Segments of utterances in random order, each at its own level, with pauses of 0.1 to 1.2 s between them.

    `changed` plays each up to an eighth slower or faster, pitch and vocal tract with it: other talkers.
    """
    kept = [u for u in utterances]
    parts: list[Segment] = []
    count = 0
    for index in rng.permutation(len(kept)):
        utterance = kept[index]
        if changed:
            rate = int(utterance.rate * np.exp(rng.uniform(-0.12, 0.12)))
            utterance = Utterance(utterance.name, rate, utterance.samples)
        part = both_rates(utterance)
        level = speech_level(part.narrow)
        if level < 1e-4:
            continue
        gain = np.float32(10 ** (rng.normal(-24, 3) / 20) / level)
        pause = int(NARROW * rng.uniform(0.1, 1.2))
        part = Segment(
            np.pad(part.narrow * gain, (pause, 0)).astype("f4"), np.pad(part.wide * gain, (2 * pause, 0)).astype("f4")
        )
        if parts and count + len(part.narrow) > SECONDS * NARROW:
            yield _concatenated(parts)
            parts, count = [], 0
        parts.append(part)
        count += len(part.narrow)
    if count > 3 * NARROW:
        yield _concatenated(parts)


def _concatenated(parts: list[Segment]) -> Segment:
    narrow = np.concatenate([part.narrow for part in parts])
    even = len(narrow) // 160 * 160
    return Segment(narrow[:even], np.concatenate([part.wide for part in parts])[: 2 * even])
