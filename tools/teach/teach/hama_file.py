"""Reads and writes the file that holds the network's weights (format: docs/model.md)."""
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MAGIC = b"HAMAPK\x01\x02"
KINDS = {0: np.dtype("<f4"), 1: np.dtype("<f2")}


@dataclass
class Tensor:
    name: str
    kind: int
    values: np.ndarray


def read(path: Path) -> list[Tensor]:
    """All tensors in the file's order, each in the precision that the file stores."""
    data = Path(path).read_bytes()
    if data[:8] != MAGIC:
        raise ValueError(f"{path}: not a weights file (it begins with {data[:8]!r})")
    (count,) = struct.unpack_from("<I", data, 8)
    at, rows = 12, []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, rank = data[at], data[at + 1]
        dims = struct.unpack_from(f"<{rank}I", data, at + 2)
        at += 2 + 4 * rank
        offset, size = struct.unpack_from("<QQ", data, at)
        at += 16
        rows.append((name, kind, dims, offset, size))
    base = len(data) - (rows[-1][3] + rows[-1][4])
    return [
        Tensor(name, kind, np.frombuffer(data, KINDS[kind], size // KINDS[kind].itemsize, base + offset).reshape(dims))
        for name, kind, dims, offset, size in rows
    ]


def rewrite(original: Path, weights: dict[str, np.ndarray], path: Path) -> None:
    """Writes `original` anew with the tensors in `weights` replaced, byte for byte alike in everything else.

    Names, order, shapes, precision and places stay, so whatever reads the original reads the copy.
    """
    data = bytearray(Path(original).read_bytes())
    end, unused = len(data), dict(weights)
    for tensor, (start, stop) in zip(read(original), _places(data)):
        if tensor.name not in unused:
            continue
        values = np.ascontiguousarray(unused.pop(tensor.name), dtype=KINDS[tensor.kind])
        if values.shape != tensor.values.shape:
            raise ValueError(f"{tensor.name}: shape {values.shape} where the file has {tensor.values.shape}")
        if not np.isfinite(values).all():
            raise ValueError(f"{tensor.name}: holds a value that is not a finite {KINDS[tensor.kind].name}")
        data[start:stop] = values.tobytes()
    if unused:
        raise ValueError(f"the file has no tensor called {sorted(unused)[0]}")
    assert len(data) == end
    Path(path).write_bytes(data)


def _places(data: bytes) -> list[tuple[int, int]]:
    """Where each tensor's bytes lie in the file."""
    (count,) = struct.unpack_from("<I", data, 8)
    at, spans = 12, []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        rank = data[at + 2 + length + 1]
        at += 2 + length + 2 + 4 * rank
        spans.append(struct.unpack_from("<QQ", data, at))
        at += 16
    base = len(data) - sum(spans[-1])
    return [(base + offset, base + offset + size) for offset, size in spans]
