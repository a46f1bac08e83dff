"""Unpacks method 1 of Rob Northen's ProPack ("RNC"), in which one of the games keeps its speech.

A block is 18 bytes of header and chunks. A chunk has three Huffman tables (lengths of runs of raw bytes,
distances, lengths of copies) and a count of rounds: raw bytes, then a copy. Bits come from little-endian words
of 16, lowest first, and raw bytes lie between those words.
"""
import struct


class _Bits:
    def __init__(self, data: bytes, at: int):
        self.data, self.at, self.held, self.count = data, at, 0, 0

    def _fill(self, count: int) -> None:
        while self.count < count:
            word = int.from_bytes(self.data[self.at : self.at + 2], "little")
            self.at += 2
            self.held |= word << self.count
            self.count += 16

    def take(self, count: int) -> int:
        self._fill(count)
        value = self.held & ((1 << count) - 1)
        self.held >>= count
        self.count -= count
        return value

    def raw(self, count: int) -> bytes:
        run = self.data[self.at : self.at + count]
        self.at += count
        return run


def _table(bits: _Bits) -> dict[tuple[int, int], int]:
    lengths = [bits.take(4) for _ in range(bits.take(5))]
    codes, code = {}, 0
    for length in range(1, 17):
        for symbol, own in enumerate(lengths):
            if own == length:
                codes[length, int(f"{code:0{length}b}"[::-1], 2)] = symbol
                code += 1
        code <<= 1
    return codes


def _value(bits: _Bits, table: dict[tuple[int, int], int]) -> int:
    code = 0
    for length in range(1, 17):
        code |= bits.take(1) << (length - 1)
        symbol = table.get((length, code))
        if symbol is not None:
            return symbol if symbol < 2 else (1 << (symbol - 1)) | bits.take(symbol - 1)
    raise ValueError("a packed block holds a code that is in none of its tables")


def unpack(data: bytes) -> bytes:
    """The bytes that a block of method 1 stands for."""
    if data[:4] != b"RNC\x01":
        raise ValueError("not a block of ProPack's method 1")
    size, _, _, _, _, chunks = struct.unpack_from(">IIHHBB", data, 4)
    out, bits = bytearray(), _Bits(data, 18)
    bits.take(2)
    for _ in range(chunks):
        runs, distances, lengths = _table(bits), _table(bits), _table(bits)
        rounds = bits.take(16)
        for left in range(rounds - 1, -1, -1):
            out += bits.raw(_value(bits, runs))
            if left:
                start = len(out) - _value(bits, distances) - 1
                for index in range(start, start + _value(bits, lengths) + 2):
                    out.append(out[index])
    if len(out) != size:
        raise ValueError(f"a packed block gave {len(out)} bytes where it promises {size}")
    return bytes(out)
