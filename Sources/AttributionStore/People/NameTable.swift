/// Names of one kind, each with who has it, met by the million: they lie one after the other in one piece of memory,
/// and are looked up by their bytes, without a text being made of them.
package struct NameTable {
  package typealias Somebody = PersonLookup.Somebody

  private struct Entry {
    let start: Int
    let count: Int
    let hash: UInt64
    let somebody: Somebody
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// The number of an entry, counted from 1, at the first free place from where its hash points to; 0 where there is
  /// none. Above it stand the upper half of the hash, so that hardly any other name is compared.
  ///
  /// INVARIANT: their number is a power of two, and at least half of them are 0.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 16)
  /// Whoever writes names into files cannot know which ones meet in one place.
  private let seed = UInt64.random(in: .min ... .max)

  /// There are no names yet.
  package init() {}

  /// How many names there are.
  package var count: Int { entries.count }

  /// Who has the name; `nil` if nobody has.
  package subscript(name: UnsafeBufferPointer<UInt8>) -> Somebody? {
    let hash = hash(of: name)
    let slot = slots[place(of: name, hash)]
    return slot == 0 ? nil : entries[Self.number(slot)].somebody
  }

  /// Who has the name; `nil` if nobody has.
  package subscript(name: String) -> Somebody? {
    var name = name
    return name.withUTF8 { self[$0] }
  }

  /// Who has the name: where nobody has, `newcomer`, who has it from then on.
  package mutating func owner(
    of name: UnsafeBufferPointer<UInt8>, or newcomer: Somebody
  ) -> Somebody {
    let hash = hash(of: name)
    let place = place(of: name, hash)
    if slots[place] != 0 { return entries[Self.number(slots[place])].somebody }
    entries.append(Entry(start: bytes.count, count: name.count, hash: hash, somebody: newcomer))
    bytes.append(contentsOf: name)
    slots[place] = Self.slot(entries.count, hash)
    if 2 * entries.count > slots.count { grow() }
    return newcomer
  }

  /// Adds a name of which it does not matter who has it; whether it is new.
  package mutating func insert(_ name: String) -> Bool {
    var name = name
    let before = count
    _ = name.withUTF8 { owner(of: $0, or: 0) }
    return count > before
  }

  /// Hands over all names as bytes, which hold until it returns, in the order in which they came.
  package func forEach(_ body: (UnsafeBufferPointer<UInt8>, Somebody) throws -> Void) rethrows {
    try bytes.withUnsafeBufferPointer { bytes in
      for entry in entries {
        let name = bytes[entry.start..<entry.start + entry.count]
        try body(UnsafeBufferPointer(rebasing: name), entry.somebody)
      }
    }
  }

  /// Everybody who has one of the names.
  package var owners: some Sequence<Somebody> { entries.lazy.map(\.somebody) }

  /// The names as texts, each with who has it.
  package var texts: some Sequence<(text: String, somebody: Somebody)> {
    entries.lazy.map { entry in
      let name = bytes[entry.start..<entry.start + entry.count]
      return (String(decoding: name, as: UTF8.self), entry.somebody)
    }
  }

  private static func slot(_ number: Int, _ hash: UInt64) -> UInt64 {
    hash & 0xffff_ffff_0000_0000 | UInt64(number)
  }

  private static func number(_ slot: UInt64) -> Int { Int(slot & 0xffff_ffff) - 1 }

  /// Where the name stands, or the free place where it would.
  private func place(of name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place] != 0, !(slots[place] >> 32 == hash >> 32 && isName(name, at: slots[place])) {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private func isName(_ name: UnsafeBufferPointer<UInt8>, at slot: UInt64) -> Bool {
    let entry = entries[Self.number(slot)]
    guard entry.count == name.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for place in 0..<entry.count where bytes[entry.start + place] != name[place] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: 2 * slots.count)
    for (number, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = Self.slot(number + 1, entry.hash)
    }
  }

  /// Eight bytes at a time: both halves of a product of 128 bits, after wyhash.
  private func hash(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(name.count)
    let bytes = UnsafeRawBufferPointer(name)
    var place = 0
    while place + 8 <= bytes.count {
      hash = Self.mixed(
        hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self), 0xa076_1d64_78bd_642f)
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    return Self.mixed(hash ^ rest, 0xe703_7ed1_a0b4_28db ^ seed)
  }

  private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }
}
