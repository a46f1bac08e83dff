"""Speech that Debian packages hold, as utterances. sources.tsv says what each package is and under which licence."""
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from . import propack

LEAST_SECONDS, MOST_SECONDS = 0.4, 30.0


@dataclass
class Utterance:
    name: str
    rate: int
    samples: np.ndarray


def read(package: str, reader: str, root: Path, argument: str) -> Iterator[Utterance]:
    """The utterances of an unpacked package, in an order that depends on nothing but its files."""
    for utterance in READERS[reader](root, argument):
        seconds = len(utterance.samples) / utterance.rate
        if LEAST_SECONDS <= seconds <= MOST_SECONDS and np.abs(utterance.samples).max() > 0.01:
            yield utterance


def _sound(name: str, file) -> Utterance:
    samples, rate = soundfile.read(file, dtype="float32", always_2d=True)
    return Utterance(name, rate, samples.mean(axis=1))


def _files(root: Path, pattern: str) -> Iterator[Utterance]:
    """Sound files that match a glob pattern."""
    for path in sorted(root.glob(pattern)):
        if "silence" in path.parts or path.name.startswith(("beep", "tt-monkeys", "ascending", "descending")):
            continue
        try:
            if path.suffix == ".gsm":
                samples, rate = soundfile.read(
                    path, dtype="float32", samplerate=8000, channels=1, format="RAW", subtype="GSM610"
                )
                yield Utterance(path.stem, rate, samples)
            else:
                yield _sound(path.stem, path)
        except soundfile.LibsndfileError:
            continue


def _amazon_queen(root: Path, _: str) -> Iterator[Utterance]:
    """One file behind an index of 21 bytes an entry: name, bundle, place, size; speech is MP3 (`.SB`)."""
    data = next(root.glob("usr/share/scummvm/*/queen.1c")).read_bytes()
    for index in range(int.from_bytes(data[13:15], "big")):
        entry = data[15 + 21 * index : 36 + 21 * index]
        name = entry[:12].rstrip(b"\0").decode("latin1")
        offset, size = int.from_bytes(entry[13:17], "big"), int.from_bytes(entry[17:21], "big")
        if name.endswith(".SB") and size > 1000:
            try:
                yield _sound(name, io.BytesIO(data[offset : offset + size]))
            except soundfile.LibsndfileError:
                continue


def _steel_sky(root: Path, _: str) -> Iterator[Utterance]:
    """A list of 8 bytes an entry (number, place, size and flags); speech has numbers from 50000 on, is packed,
    and is 8 bit at 11,025 Hz."""
    folder = next(root.glob("usr/share/scummvm/*/sky.dsk")).parent
    listed, data = (folder / "sky.dnr").read_bytes(), (folder / "sky.dsk").read_bytes()
    for index in range(int.from_bytes(listed[:4], "little")):
        entry = listed[4 + 8 * index : 12 + 8 * index]
        number, place = int.from_bytes(entry[:2], "little"), int.from_bytes(entry[2:5], "little")
        size = int.from_bytes(entry[5:8], "little") & 0x3FFFFF
        if place >> 23:
            place = (place & 0x7FFFFF) << 4
        block = data[place : place + size]
        if number >= 50000 and block[22:26] == b"RNC\x01":
            yield Utterance(str(number), 11025, _unsigned(propack.unpack(block[22:])))


def _drascula(root: Path, _: str) -> Iterator[Utterance]:
    """Files without a header, 8 bit at 11,025 Hz."""
    for path in sorted(root.glob("usr/share/scummvm/drascula/en/*.ALS")):
        yield Utterance(path.stem, 11025, _unsigned(path.read_bytes()))


def _unsigned(data: bytes) -> np.ndarray:
    samples = (np.frombuffer(data, "u1").astype("f4") - 128) / 128
    return samples - samples.mean()


def _raw(root: Path, pattern: str) -> Iterator[Utterance]:
    """16-bit samples without a header at 8 kHz, cut into stretches of 20 s."""
    for path in sorted(root.glob(pattern)):
        samples = np.frombuffer(path.read_bytes(), "<i2").astype("f4") / 32768
        for start in range(0, len(samples), 160_000):
            yield Utterance(f"{path.stem}-{start}", 8000, samples[start : start + 160_000])


READERS = {
    "files": _files,
    "amazon-queen": _amazon_queen,
    "steel-sky": _steel_sky,
    "drascula": _drascula,
    "raw": _raw,
}
