/// Numbers for keys, in one flat array: to look a key up is one step, seldom a few.
struct FlatTable<Key: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  private struct Slot {
    var key: Key = 0
    var number: Int32 = 0
  }

  // INVARIANT: a power of two, at least twice as many as there are keys; the key 0 is a free place.
  private var slots: [Slot]
  private let shift: UInt64

  /// A table that gives each of `keys`, of which none is 0 and none is there twice, its place among them.
  init(_ keys: some Collection<Key>) {
    var bits: UInt64 = 1
    while 1 << bits < 2 * keys.count { bits += 1 }
    slots = Array(repeating: Slot(), count: 1 << bits)
    shift = 64 - bits
    for (number, key) in keys.enumerated() {
      var place = place(of: key)
      while slots[place].key != 0 { place = next(place) }
      slots[place] = Slot(key: key, number: Int32(number))
    }
  }

  /// The number of `key`.
  @inline(__always)
  subscript(key: Key) -> Int? {
    var place = place(of: key)
    while slots[place].key != key {
      guard slots[place].key != 0 else { return nil }
      place = next(place)
    }
    return Int(slots[place].number)
  }

  @inline(__always)
  private func next(_ place: Int) -> Int { (place + 1) & (slots.count - 1) }

  /// Spreads the key over the upper bits.
  @inline(__always)
  private func place(of key: Key) -> Int {
    let low = UInt64(truncatingIfNeeded: key)
    let high = Key.bitWidth > 64 ? UInt64(truncatingIfNeeded: key >> 64) : 0
    let hash = (low &* 0x9E37_79B9_7F4A_7C15 ^ high) &* 0xC2B2_AE3D_27D4_EB4F
    return Int(hash >> shift)
  }
}
