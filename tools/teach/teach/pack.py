"""pack.py CACHE: the pool in a form that is small enough to travel to a machine with a GPU, and back into a pool there.

The speech is coded with Opus, some 1.6 kB a second; what the teacher says of it (of the original recording, at all of its
bandwidth) goes along as it is, but for classes below 1 in 1,000. Each part is one file of at most --megabytes.
"""
import argparse
import io
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import soundfile

from .corruption import RATE

LEAST = np.log(1e-3)
STEP = -LEAST / 255
CLASSES = 191


def pack_shard(folder: Path) -> bytes:
    """A shard without its features."""
    sound = io.BytesIO()
    soundfile.write(sound, np.load(folder / "narrow.npy"), RATE, format="OGG", subtype="OPUS", compression_level=0.965)
    index = json.loads((folder / "index.json").read_text())
    heard = [zlib.compress(part, 9) for part in sparse(np.load(folder / "target.npy"))]
    parts = [json.dumps({**index, "name": folder.name}).encode(), sound.getvalue(), *heard]
    return struct.pack("<I", len(parts)) + b"".join(struct.pack("<Q", len(part)) + part for part in parts)


def unpack_shard(data: bytes, pool: Path) -> Path:
    """Writes the shard's folder again; the sound is that of Opus."""
    parts, at = [], 4
    for _ in range(struct.unpack_from("<I", data)[0]):
        (size,) = struct.unpack_from("<Q", data, at)
        parts.append(data[at + 8 : at + 8 + size])
        at += 8 + size
    index = json.loads(parts[0])
    folder = pool / index.pop("name")
    folder.mkdir(parents=True, exist_ok=True)
    narrow, _ = soundfile.read(io.BytesIO(parts[1]), dtype="int16")
    count = sum(index["frames"]) * 160
    np.save(folder / "narrow.npy", np.pad(narrow, (0, max(0, count - len(narrow))))[:count])
    np.save(folder / "target.npy", dense(*map(zlib.decompress, parts[2:])))
    (folder / "index.json").write_text(json.dumps(index))
    return folder


def sparse(target: np.ndarray) -> tuple[bytes, bytes, bytes]:
    """How many classes each frame keeps, which, and their log probabilities in 256 steps."""
    kept = target > LEAST
    levels = np.round((target[kept].astype("f4") - LEAST) / STEP).clip(0, 255).astype("u1")
    return kept.sum(axis=1).astype("u1").tobytes(), np.nonzero(kept)[1].astype("u1").tobytes(), levels.tobytes()


def dense(counts: bytes, classes: bytes, levels: bytes) -> np.ndarray:
    """Log probabilities again; what was left out shares what is missing to 1, or next to nothing."""
    number = np.frombuffer(counts, "u1")
    rows = np.repeat(np.arange(len(number)), number)
    target = np.zeros((len(number), CLASSES), "f4")
    target[rows, np.frombuffer(classes, "u1")] = np.exp(np.frombuffer(levels, "u1") * STEP + LEAST)
    missing = np.maximum(1 - target.sum(axis=1), 1e-5) / (CLASSES - number)
    target = np.where(target == 0, missing[:, None], target)
    return np.log(target / target.sum(axis=1, keepdims=True)).astype("f2")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--unpack", type=Path, nargs="+", help="parts to write into CACHE/pool instead")
    parser.add_argument("--megabytes", type=float, default=48)
    parser.add_argument("--out", type=Path, help="folder of the parts (CACHE/packed)")
    arguments = parser.parse_args()
    if arguments.unpack:
        for part in arguments.unpack:
            data, at = part.read_bytes(), 0
            while at < len(data):
                (size,) = struct.unpack_from("<Q", data, at)
                unpack_shard(data[at + 8 : at + 8 + size], arguments.cache / "pool")
                at += 8 + size
        return
    out = arguments.out or arguments.cache / "packed"
    out.mkdir(parents=True, exist_ok=True)
    number, held = 0, b""
    for index in sorted((arguments.cache / "pool").glob("*/index.json"), key=lambda p: p.parent.name[::-1]):
        shard = pack_shard(index.parent)
        if held and len(held) + len(shard) > arguments.megabytes * 1e6:
            (out / f"part-{number}").write_bytes(held)
            number, held = number + 1, b""
        held += struct.pack("<Q", len(shard)) + shard
    (out / f"part-{number}").write_bytes(held)
    print(f"{number + 1} parts in {out}")


if __name__ == "__main__":
    main()
