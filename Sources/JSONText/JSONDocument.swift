/// A text of JSON that has been checked: its values in the order of the text, each with the place where
/// it stands. Nothing is copied out of it before somebody asks.
final class JSONDocument: Sendable {
  /// One value, or the name of a member, which stands right before the member's value. The elements
  /// and members of a value follow it.
  struct Entry {
    enum Kind: UInt32 {
      case object
      case array
      /// A text that stands between its quotes as it is.
      case plainString
      /// A text with escapes.
      case escapedString
      case number
      case yes
      case no
      case null
    }

    /// Where it begins; of a text the first byte within the quotes.
    let start: UInt32
    /// The kind in the upper three bits, the length in the others.
    private let kindAndLength: UInt32
    /// The entry that follows it and all that is in it.
    var next: UInt32

    init(_ kind: Kind, start: Int, length: Int, next: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      kindAndLength = kind.rawValue << 29 | UInt32(truncatingIfNeeded: length)
      self.next = UInt32(truncatingIfNeeded: next)
    }

    var kind: Kind { Kind(rawValue: kindAndLength >> 29) ?? .null }
    var range: Range<Int> { Int(start)..<Int(start) + Int(kindAndLength & 0x1FFF_FFFF) }
  }

  // INVARIANT: fewer than 2^29, so that places and lengths fit into entries.
  /// The bytes that the entries speak of.
  let bytes: [UInt8]
  // INVARIANT: the first is the whole value; of an object names and values take turns.
  /// The values.
  let entries: [Entry]
  /// The file that it came from, as the user named it.
  let file: String
  /// The way to it from the top of that file, where it stands within other JSON.
  let outerPath: String

  init(bytes: [UInt8], entries: [Entry], file: String = "", outerPath: String = "") {
    self.bytes = bytes
    self.entries = entries
    self.file = file
    self.outerPath = outerPath
  }
}

// MARK: - Texts and numbers

extension JSONDocument {
  /// The text of an entry that is one.
  func string(at index: Int) -> String {
    let entry = entries[index]
    guard entry.kind == .escapedString else {
      return String(decoding: bytes[entry.range], as: UTF8.self)
    }
    return JSONReader.decoded(bytes, entry.range)
  }

  /// The text of an entry that is one without escapes; `nil` for any other.
  func plainString(at index: Int) -> String? {
    let entry = entries[index]
    guard entry.kind == .plainString else { return nil }
    return String(decoding: bytes[entry.range], as: UTF8.self)
  }

  /// The number that an entry writes, be it a number or a text; `nil` where it takes more to read it.
  func plainNumber(at index: Int) -> Double? {
    let entry = entries[index]
    guard entry.kind != .escapedString else { return nil }
    let bytes = bytes
    return PlainDecimal(bytes.span, entry.range)?.value
  }

  /// The number as it is written.
  func numberText(at index: Int) -> String {
    String(decoding: bytes[entries[index].range], as: UTF8.self)
  }
}

// MARK: - Members

extension JSONDocument {
  /// The last member `key` of the object at `index`, unless it is null; `nil` for what is no object.
  func member(_ key: String, of index: Int) -> Int? {
    let entries = entries
    guard entries[index].kind == .object else { return nil }
    let end = Int(entries[index].next)
    var found: Int?
    var child = index + 1
    while child < end {
      if says(key, entries[child], at: child) { found = child + 1 }
      child = Int(entries[child + 1].next)
    }
    return found.flatMap { entries[$0].kind == .null ? nil : $0 }
  }

  /// The entries of the values of some members; 0 where there is none.
  typealias Places = InlineArray<8, UInt32>

  /// Where the members `names` of the object at `index` stand, as ``member(_:of:)`` finds them. Linear in
  /// the members, where they stand in the order of the names.
  func places(of names: [JSONNames.Name], in index: Int) -> Places {
    var places = Places(repeating: 0)
    let entries = entries
    guard entries[index].kind == .object else { return places }
    let count = min(names.count, places.count)
    let end = Int(entries[index].next)
    var child = index + 1
    var expected = 0
    while child < end {
      let name = entries[child]
      let value = entries[child + 1]
      // The next name is looked at first, then those behind it, then those before it.
      for step in 0..<count {
        let position = expected + step < count ? expected + step : expected + step - count
        guard says(names[position], name, at: child) else { continue }
        places[position] = value.kind == .null ? 0 : UInt32(truncatingIfNeeded: child + 1)
        expected = position + 1
        break
      }
      child = Int(value.next)
    }
    return places
  }

  @inline(__always)
  private func says(_ name: JSONNames.Name, _ entry: Entry, at index: Int) -> Bool {
    if entry.kind == .plainString {
      guard entry.range.count == name.count else { return false }
      if let isSame = name.stands(at: entry.range.lowerBound, of: bytes) { return isSame }
    }
    return says(name.text, entry, at: index)
  }

  private func says(_ text: String, _ entry: Entry, at index: Int) -> Bool {
    guard entry.kind == .plainString else { return string(at: index) == text }
    let range = entry.range
    guard text.utf8.count == range.count else { return false }
    let bytes = bytes
    var position = range.lowerBound
    for byte in text.utf8 {
      guard bytes[position] == byte else { return false }
      position += 1
    }
    return true
  }
}

// MARK: - Paths

extension JSONDocument {
  /// The way to an entry from the top of the file: `results.items[3].start_time`.
  func path(to target: Int) -> String {
    var path = outerPath
    var index = 0
    while index < target {
      let isObject = entries[index].kind == .object
      var child = index + 1
      var position = 0
      while true {
        let valueIndex = isObject ? child + 1 : child
        if target < entries[valueIndex].next {
          let step = isObject ? string(at: child) : "[\(position)]"
          path += isObject && !path.isEmpty ? "." + step : step
          index = valueIndex
          break
        }
        child = Int(entries[valueIndex].next)
        position += 1
      }
    }
    return path
  }
}
