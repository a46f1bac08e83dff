/// A sound of English as the acoustic model tells them apart, named by its ARPABET letters.
///
/// These are the 39 phones of the CMU dictionary less AO: the model does not keep the vowel of
/// *caught* apart from that of *cot*, so both are ``aa``. Stress is not heard and not kept.
public enum Phone: UInt8, Sendable, Hashable, Codable, CaseIterable {
  case aa, ae, ah, aw, ay, b, ch, d, dh, eh, er, ey, f, g, hh, ih, iy, jh, k, l
  case m, n, ng, ow, oy, p, r, s, sh, t, th, uh, uw, v, w, y, z, zh

  /// The phone that a dictionary writes as `symbol`, in capitals or small letters, with or without a
  /// stress digit (`AH`, `ah0`); `nil` for anything else.
  public init?(arpabet symbol: some StringProtocol) {
    guard let phone = Self(arpabetBytes: Array(symbol.utf8)) else { return nil }
    self = phone
  }

  /// The ARPABET symbol, in capitals: `AH`.
  public var arpabet: String { "\(self)".uppercased() }

  /// The symbol of the International Phonetic Alphabet, in the spelling that the model uses.
  public var ipa: String { Self.ipaSymbols[Int(rawValue)] }

  /// The same symbols in the order of the cases.
  private static let ipaSymbols = [
    "ɑ", "æ", "ə", "aʊ", "aɪ", "b", "t͡ʃ", "d", "ð", "ɛ", "ɝ", "eɪ", "f", "g", "h", "ɪ", "i",
    "d͡ʒ", "k", "l", "m", "n", "ŋ", "oʊ", "ɔɪ", "p", "ɹ", "s", "ʃ", "t", "θ", "ʊ", "u", "v", "w",
    "j", "z", "ʒ",
  ]
}

// MARK: ARPABET, byte by byte

extension Phone {
  /// The phone that the bytes of a dictionary write.
  ///
  /// A dictionary has close to a million symbols, so they are told apart without making strings.
  init?(arpabetBytes bytes: some BidirectionalCollection<UInt8>) {
    var letters = bytes[...]
    if let last = letters.last, (0x30...0x32).contains(last) { letters = letters.dropLast() }
    guard (1...2).contains(letters.count), let first = letters.first,
      let phone = Self.byLetters[Self.key(first, letters.dropFirst().first)]
    else { return nil }
    self = phone
  }

  /// A number for one or two letters, 0 ..< 1024: five bits each, which is what tells letters apart
  /// whatever their case. What is no letter gets the number of no phone.
  private static func key(_ first: UInt8, _ second: UInt8?) -> Int {
    guard first.isASCIILetter, second?.isASCIILetter ?? true else { return 0 }
    return Int(first & 31) << 5 | Int((second ?? 0) & 31)
  }

  private static let byLetters: [Phone?] = {
    var table = [Phone?](repeating: nil, count: 1024)
    for phone in allCases {
      let letters = Array(phone.arpabet.utf8)
      table[key(letters[0], letters.dropFirst().first)] = phone
    }
    table[key(UInt8(ascii: "A"), UInt8(ascii: "O"))] = .aa
    return table
  }()
}

extension UInt8 {
  /// Whether the byte is one of `a` … `z` and `A` … `Z`.
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// The small letter for a capital one; any other byte as it is.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
