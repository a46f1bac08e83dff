"""fill.py CACHE: the program's fill of empty bands, done to the pool's spoilt features.

Where steady noise ends at 4 kHz, the front end gives the bands above the noise that they would have on a wide line
(`EmptyBandFill` and `NoiseFloor` in Sources/Acoustics, whose constants these are). A student that is to work behind it has
to be taught behind it. Versions made before are replaced, `features-3.npy` by `features-3-filled.npy`; what the teacher
heard is left as it is.
"""
import argparse
import json
import os
from pathlib import Path

import numpy as np

MEASURED, FILLED = slice(5, 60), slice(65, 80)
HOP_FRAMES, REACH, RANK = 8, 50, 10
NOISE_ABOVE_FLOOR, LEAST_LEVEL = 1.0, -12.0
EMPTY_FROM, EMPTY_AT = 3.0, 4.0


def filled(features: np.ndarray) -> np.ndarray:
    """Log-mel features of one recording as the network gets them."""
    starts = np.arange(0, len(features), HOP_FRAMES)
    below, above = (_floor(_loudness(features, bands, starts)) for bands in (MEASURED, FILLED))
    emptiness = np.clip((below - above - EMPTY_FROM) / (EMPTY_AT - EMPTY_FROM), 0, 1)
    power = np.maximum(0, np.exp(below + NOISE_ABOVE_FLOOR) - np.exp(LEAST_LEVEL)) * emptiness
    power = np.repeat(power, HOP_FRAMES)[: len(features)]
    out = features.copy()
    rows = power > 0
    out[rows, FILLED] = np.log(np.exp(out[rows, FILLED]) + power[rows, None])
    return out


def _loudness(features: np.ndarray, bands: slice, starts: np.ndarray) -> np.ndarray:
    frames = features[:, bands].mean(axis=1)
    return np.add.reduceat(frames, starts) / np.diff(np.append(starts, len(frames)))


def _floor(loudness: np.ndarray) -> np.ndarray:
    """What a tenth of the hops within reach stay below."""
    around = (np.sort(loudness[max(0, i - REACH) : i + REACH + 1]) for i in range(len(loudness)))
    return np.array([hops[len(hops) // RANK] for hops in around])


def fill_shard(folder: Path) -> int:
    """Replaces a shard's versions by filled ones; gives how many."""
    frames = json.loads((folder / "index.json").read_text())["frames"]
    ends = 2 * np.cumsum(frames)[:-1]
    plain = [p for p in sorted(folder.glob("features-*.npy")) if "wide" not in p.name and "filled" not in p.name]
    for path in plain:
        parts = [filled(part.astype("f4")) for part in np.split(np.load(path), ends)]
        partial = folder / f".{path.name}"
        np.save(partial, np.concatenate(parts).astype("f2"))
        os.replace(partial, path.with_name(f"{path.stem}-filled.npy"))
        path.unlink()
    return len(plain)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    folder = parser.parse_args().cache / "pool"
    count = sum(fill_shard(index.parent) for index in sorted(folder.glob("*/index.json")))
    print(f"{count} versions filled")


if __name__ == "__main__":
    main()
