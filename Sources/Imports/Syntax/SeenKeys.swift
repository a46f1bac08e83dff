/// The keys of the rows of a file, with the line on which each came first. They lie in one piece of memory, since
/// a file may have millions.
struct SeenKeys: Sendable {
  private struct Entry {
    let hash: Int
    let start: Int
    let count: Int
    let line: Int
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// For each place of a hash the number of an entry, counted from 1; 0 where there is none. Its count is a power
  /// of two, and half of it stays free.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  /// Notes that `key` stands on `line`, unless it was seen before: then the line on which it came first.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>, line: Int) -> Int? {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(key))
    let hash = hasher.finalize()
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, isKey(entry, key) { return entry.line }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(Entry(hash: hash, start: bytes.count, count: key.count, line: line))
    bytes.append(contentsOf: key)
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return nil
  }

  /// The same of a text.
  mutating func insert(_ key: String, line: Int) -> Int? {
    var key = key
    return key.withUTF8 { insert($0, line: line) }
  }

  private func isKey(_ entry: Entry, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    entry.count == key.count
      && bytes[entry.start..<entry.start + entry.count].elementsEqual(key)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = entry.hash & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
