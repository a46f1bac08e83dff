import struct
import tempfile
import unittest
from pathlib import Path

import numpy as np

from teach import hama_file, propack


def weights_file(path: Path) -> None:
    """A file of two tensors, with padding between header and data as the real one has."""
    tensors = [("a.weight", 1, np.arange(6, dtype="<f2").reshape(2, 3)), ("fb", 0, np.arange(4, dtype="<f4"))]
    header, data = hama_file.MAGIC + struct.pack("<I", len(tensors)), b""
    for name, kind, values in tensors:
        header += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BB", kind, values.ndim)
        header += struct.pack(f"<{values.ndim}I", *values.shape) + struct.pack("<QQ", len(data), values.nbytes)
        data += values.tobytes()
    path.write_bytes(header + bytes(13) + data)


class WeightsFile(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name) / "original"
        self.copy = Path(self.folder.name) / "copy"
        weights_file(self.path)

    def test_what_is_read_is_what_the_file_holds(self):
        first, second = hama_file.read(self.path)
        self.assertEqual((first.name, first.kind, first.values.shape), ("a.weight", 1, (2, 3)))
        np.testing.assert_array_equal(second.values, [0, 1, 2, 3])

    def test_rewriting_the_same_weights_changes_no_byte(self):
        same = {t.name: t.values.astype("f4") for t in hama_file.read(self.path)}
        hama_file.rewrite(self.path, same, self.copy)
        self.assertEqual(self.copy.read_bytes(), self.path.read_bytes())

    def test_only_the_tensor_that_is_given_changes(self):
        hama_file.rewrite(self.path, {"a.weight": np.full((2, 3), 0.5)}, self.copy)
        first, second = hama_file.read(self.copy)
        np.testing.assert_array_equal(first.values, np.full((2, 3), 0.5))
        np.testing.assert_array_equal(second.values, [0, 1, 2, 3])
        self.assertEqual(self.copy.stat().st_size, self.path.stat().st_size)

    def test_weights_that_do_not_fit_are_refused(self):
        for wrong in ({"a.weight": np.zeros((3, 2))}, {"b": np.zeros(4)}, {"a.weight": np.full((2, 3), 1e9)}):
            with self.assertRaises(ValueError), np.errstate(over="ignore"):
                hama_file.rewrite(self.path, wrong, self.copy)


class Writer:
    """Bits as ProPack packs them, for making a block by hand."""

    def __init__(self):
        self.out, self.held, self.count, self.slot = bytearray(), 0, 0, None

    def bits(self, value: int, count: int) -> None:
        for place in range(count):
            if self.count == 0:
                self.slot, self.held = len(self.out), 0
                self.out += b"\0\0"
            self.held |= (value >> place & 1) << self.count
            self.out[self.slot : self.slot + 2] = self.held.to_bytes(2, "little")
            self.count = (self.count + 1) % 16

    def raw(self, data: bytes) -> None:
        self.out += data


class Packed(unittest.TestCase):
    def test_a_block_made_by_hand_unpacks(self):
        # Runs: symbols 0 and 2 of one bit each; distances: 0 and 1; copies: 0 and 2. "abc" is read raw as 2 + 1 bits.
        w = Writer()
        w.bits(0, 2)
        for lengths in ([1, 0, 1], [1, 1], [1, 0, 1]):
            w.bits(len(lengths), 5)
            for length in lengths:
                w.bits(length, 4)
        w.bits(2, 16)
        w.bits(1, 1), w.bits(1, 1)  # a run of 3
        w.raw(b"abc")
        w.bits(1, 1)  # distance: symbol 1, two back
        w.bits(1, 1), w.bits(0, 1)  # length: symbol 2 with 0, so 2 + 2
        w.bits(0, 1)  # the last run is empty
        block = b"RNC\x01" + struct.pack(">IIHHBB", 7, len(w.out), 0, 0, 0, 1) + bytes(w.out)
        self.assertEqual(propack.unpack(block), b"abcbcbc")

    def test_a_block_of_another_kind_is_refused(self):
        with self.assertRaises(ValueError):
            propack.unpack(b"RNC\x02" + bytes(30))


if __name__ == "__main__":
    unittest.main()
