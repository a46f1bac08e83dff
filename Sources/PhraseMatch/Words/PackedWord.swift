/// A word of up to sixteen ASCII letters and digits, folded and packed into one number.
///
/// Nearly every word of English is compared and looked up in this form: no string is made, no memory
/// asked for, and eight letters are folded at once.
struct PackedWord: Hashable, Sendable {
  // INVARIANT: the first letter is the lowest byte; the bytes behind the last letter are 0.
  let letters: UInt128

  private static let mostLetters = 16

  private init(letters: UInt128) { self.letters = letters }

  /// The folded `form`; `nil` for one that is longer or has other letters.
  init?(form: String) {
    self.init(written: form)
    if count != form.utf8.count { return nil }
  }

  /// The one word that `text` is, punctuation around it and apostrophes in it left out; `nil` for a text
  /// that has to be looked at more closely: several words, none, a longer one, or letters beyond
  /// ASCII.
  @inline(__always)
  init?(written text: String) {
    let word = text.utf8.withContiguousStorageIfAvailable { PackedWord(written: $0) }
    guard let word = word ?? nil else { return nil }
    self = word
  }

  @inline(__always)
  private init?(written text: UnsafeBufferPointer<UInt8>) {
    if let word = Self(lettersAlone: text) {
      self = word
    } else if let word = Self(lettersAmongSigns: text) {
      self = word
    } else {
      return nil
    }
  }

  /// A number in which the letters are spread over the upper bits.
  var hash: UInt64 {
    let low = UInt64(truncatingIfNeeded: letters)
    let high = UInt64(truncatingIfNeeded: letters >> 64)
    return (low &* 0x9E37_79B9_7F4A_7C15 ^ high) &* 0xC2B2_AE3D_27D4_EB4F
  }

  /// Whether one of its letters is a digit: of all letters these alone have the sixth bit without the seventh.
  var hasDigit: Bool {
    let sixth = UInt128.max / 0xFF * 0x20
    return letters & sixth & ~(letters >> 1) != 0
  }

  /// How many letters it has.
  var count: Int { Self.mostLetters - letters.leadingZeroBitCount / 8 }

  /// The word of its first `count` letters, of which it has as many.
  func beginning(_ count: Int) -> PackedWord {
    PackedWord(letters: letters & Self.mask(count))
  }

  /// The word of its last `count` letters, of which it has as many.
  func end(_ count: Int) -> PackedWord {
    PackedWord(letters: letters >> UInt128(8 * (self.count - count)))
  }

  @inline(__always)
  private static func mask(_ count: Int) -> UInt128 { ~0 >> UInt128(8 * (mostLetters - count)) }
}

// MARK: Letters alone

extension PackedWord {
  /// A text of letters and nothing else, which most words are: it is loaded as two numbers that may
  /// overlap, and folded as one of eight bytes where that is enough.
  @inline(__always)
  private init?(lettersAlone text: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(text)
    let folded: UInt128?
    switch bytes.count {
    case 1...3:
      let (middle, last) = (bytes.count / 2, bytes.count - 1)
      let written =
        UInt64(bytes[0]) | UInt64(bytes[middle]) &<< (8 * middle) | UInt64(bytes[last])
        &<< (8 * last)
      folded = Self.folded(written, count: bytes.count)
    case 4...7:
      let written: UInt64 = Self.overlapping(bytes, UInt32.self)
      folded = Self.folded(written, count: bytes.count)
    case 8...Self.mostLetters:
      let written: UInt128 = Self.overlapping(bytes, UInt64.self)
      folded = Self.folded(written, count: bytes.count)
    default: return nil
    }
    guard let folded else { return nil }
    letters = folded
  }

  @inline(__always)
  private static func overlapping<Half: FixedWidthInteger, Whole: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _: Half.Type
  ) -> Whole {
    let second = bytes.count - Half.bitWidth / 8
    return Whole(bytes.loadUnaligned(as: Half.self).littleEndian)
      | Whole(bytes.loadUnaligned(fromByteOffset: second, as: Half.self).littleEndian)
      &<< (8 * second)
  }

  /// The first `count` bytes, at least one, with small letters for capitals; `nil` if any is not a letter.
  @inline(__always)
  private static func folded<Bytes: FixedWidthInteger & UnsignedInteger>(
    _ written: Bytes, count: Int
  ) -> UInt128? {
    let mask = Bytes.max &>> (Bytes.bitWidth - 8 * count)
    // Capitals and small letters differ in this bit, which digits have.
    let folded = written | each(0x20)
    let isLetter = isAtLeast(0x61, folded) & ~isAtLeast(0x7B, folded)
    let isDigit = isAtLeast(0x30, written) & ~isAtLeast(0x3A, written)
    guard (~(isLetter | isDigit) | written) & each(0x80) & mask == 0 else { return nil }
    return UInt128(truncatingIfNeeded: folded & mask)
  }

  /// As many times `byte` as there is room for.
  @inline(__always)
  private static func each<Bytes: FixedWidthInteger & UnsignedInteger>(_ byte: UInt8) -> Bytes {
    Bytes(truncatingIfNeeded: byte) &* (Bytes.max / 0xFF)
  }

  /// For each byte of `bytes` that is of ASCII whether it is at least `least`, as its highest bit.
  @inline(__always)
  private static func isAtLeast<Bytes: FixedWidthInteger & UnsignedInteger>(
    _ least: UInt8, _ bytes: Bytes
  ) -> Bytes {
    (bytes & each(0x7F)) &+ each(0x80 - least)
  }
}

// MARK: Letters among signs

extension PackedWord {
  /// A text with punctuation around it or apostrophes in it.
  private init?(lettersAmongSigns text: UnsafeBufferPointer<UInt8>) {
    var (start, end) = (0, text.count)
    while start < end, Self.isSign(text[start]) { start += 1 }
    while end > start, Self.isSign(text[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    var (letters, count): (UInt128, Int) = (0, 0)
    for index in start..<end {
      if Self.isLetter(text[index]) {
        guard count < Self.mostLetters else { return nil }
        letters |= UInt128(Self.folded(text[index])) << UInt128(8 * count)
        count += 1
      } else if text[index] != UInt8(ascii: "'") || !Self.isLetter(text[index + 1]) {
        return nil
      }
    }
    self.letters = letters
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// A small letter for a capital; digits stay as they are.
  private static func folded(_ letter: UInt8) -> UInt8 { letter | 0x20 }

  /// Whether it is of ASCII, no part of a word that stands alone, and no `&`, which is one.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte < 0x80 && !isLetter(byte) && byte != UInt8(ascii: "&")
  }
}
