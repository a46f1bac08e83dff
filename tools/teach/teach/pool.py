"""The pool that training reads: features of corrupted copies, and what the teacher says of the clean ones.

A shard is a folder: `narrow.npy` (clean speech at 8 kHz, 16 bit, segment after segment), `target.npy` (the teacher's
log probabilities, 50 frames a second, half precision), `index.json` (lengths), and `features-N.npy` for as many
versions as have been made (log-mel, 100 frames a second, half precision). Features come last and are renamed into place,
so a reader may look for new ones at any time.
"""
import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from .corruption import Corruptor, raised
from .features import FeatureExtractor
from .network import Network
from .segments import Segment

PER_SHARD = 32
NARROW_HOP = 160
"""Samples at 8 kHz in one frame of the network's output."""


def write_shards(folder: Path, kind: str, segments: Iterator[Segment], teacher: Network, extract: FeatureExtractor) -> int:
    """Writes what the teacher says of `segments` as shards `folder-000`, `folder-001` …; gives their number."""
    held: list[Segment] = []
    count = 0
    for segment in segments:
        held.append(segment)
        if len(held) == PER_SHARD:
            _write(Path(f"{folder}-{count:03}"), kind, held, teacher, extract)
            held, count = [], count + 1
    if held:
        _write(Path(f"{folder}-{count:03}"), kind, held, teacher, extract)
        count += 1
    return count


def _write(folder: Path, kind: str, segments: list[Segment], teacher: Network, extract: FeatureExtractor) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wide = [extract(segment.wide) for segment in segments]
    targets = [_heard(features, teacher) for features in wide]
    narrow = [np.clip(segment.narrow * 32767, -32768, 32767).astype("i2") for segment in segments]
    np.save(folder / "target.npy", np.concatenate(targets))
    np.save(folder / "narrow.npy", np.concatenate(narrow))
    np.save(folder / "features-wide.npy", np.concatenate([features[:-1] for features in wide]).astype("f2"))
    frames = [len(part) // NARROW_HOP for part in narrow]
    (folder / "index.json").write_text(json.dumps({"kind": kind, "frames": frames}))


def _heard(features: np.ndarray, teacher: Network) -> np.ndarray:
    """The teacher's log probabilities for the frames that the segment's index counts: one less than its own."""
    with torch.no_grad():
        logits = teacher(torch.from_numpy(features)[None])[0]
    return logits.log_softmax(-1)[:-1].numpy().astype("f2")


def add_version(folder: Path, version: int, corrupt: Corruptor, extract: FeatureExtractor, seed: int) -> dict[str, int]:
    """Makes version `version` of a shard, unless it is there; tells how often each corruption was drawn."""
    path = folder / f"features-{version}.npy"
    drawn: dict[str, int] = {}
    if path.exists() or path.with_name(f"{path.stem}-filled.npy").exists():
        return drawn
    rng = np.random.default_rng([seed, version, *folder.name.encode()])
    parts = []
    for narrow in segments_of(folder):
        noisy, done = corrupt(narrow.astype("f4") / 32768, rng)
        drawn[done] = drawn.get(done, 0) + 1
        parts.append(extract(noisy)[:-1].astype("f2"))
    partial = folder / f".features-{version}.npy"
    np.save(partial, np.concatenate(parts))
    os.replace(partial, path)
    return drawn


def segments_of(folder: Path) -> list[np.ndarray]:
    """The clean segments of a shard at 8 kHz, 16 bit."""
    frames = json.loads((folder / "index.json").read_text())["frames"]
    return np.split(np.load(folder / "narrow.npy"), np.cumsum(frames)[:-1] * NARROW_HOP)
