/// A stem, and how endings are joined to it.
struct KoreanStem {
  private let head: String
  private let last: HangulSyllable
  private let kind: Kind

  /// How a stem behaves before what begins with a vowel.
  private enum Kind {
    /// As it is written.
    case regular
    /// ㄷ becomes ㄹ: 듣 → 들어.
    case d
    /// ㅂ becomes 우 or, behind two stems, 오: 덥 → 더워, 돕 → 도와.
    case b
    /// ㅅ falls away: 짓 → 지어.
    case s
    /// ㅎ falls away, and the vowel changes: 그렇 → 그래.
    case h
    /// 르 doubles its ㄹ: 모르 → 몰라.
    case leu
    /// 러 is added: 푸르 → 푸르러.
    case leo
  }

  /// `word` as a stem; `nil` if it does not end in a syllable of Hangul.
  init?(_ word: String) {
    guard let character = word.last, let last = HangulSyllable(character) else { return nil }
    head = String(word.dropLast())
    self.last = last
    kind = Self.kind(of: word, last)
  }

  private static func kind(of word: String, _ last: HangulSyllable) -> Kind {
    func isOne(of stems: Set<String>) -> Bool { stems.contains { word.hasSuffix($0) } }
    switch last.tail {
    case .d: return isOne(of: KoreanStems.changingD) ? .d : .regular
    case .b: return isOne(of: KoreanStems.keepingB) ? .regular : .b
    case .s: return isOne(of: KoreanStems.losingS) ? .s : .regular
    case .h: return isOne(of: KoreanStems.keepingH) ? .regular : .h
    case .none where word.hasSuffix("르"):
      if isOne(of: KoreanStems.addingLeo) { return .leo }
      return word.count == 1 || isOne(of: KoreanStems.plainLeu) ? .regular : .leu
    default: return .regular
    }
  }

  private func word(_ last: HangulSyllable) -> String { head + String(last.character) }

  private var isOpen: Bool { last.tail == .none }

  /// With `ending`, which begins with a consonant: the ㄹ of the stem falls away before ㄴ, ㅂ and ㅅ.
  func joined(toPlain ending: String) -> String {
    let falls = last.tail == .l && ending.first.map(Self.removesL) ?? false
    return word(falls ? last.with(.none) : last) + ending
  }

  /// With `ending`, which has 으 before it behind a consonant.
  func joined(toLinked ending: String) -> String {
    if isOpen { return word(last) + ending }
    if last.tail == .l {
      let falls = ending.first.map(Self.removesL) ?? false
      return word(falls ? last.with(.none) : last) + ending
    }
    switch kind {
    case .d: return word(last.with(.l)) + "으" + ending
    case .b: return word(last.with(.none)) + "우" + ending
    case .s: return word(last.with(.none)) + "으" + ending
    case .h: return word(last.with(.none)) + ending
    case .regular, .leu, .leo: return word(last) + "으" + ending
    }
  }

  /// With an ending that begins with a last consonant, and all that may follow the consonant.
  func joined(to ending: KoreanEndings.Tail) -> [String] {
    let base =
      if isOpen || last.tail == .l {
        word(last.with(ending.tail))
      } else if !ending.beginsWithVowel {
        word(last) + ending.closed
      } else {
        switch kind {
        case .d: word(last.with(.l)) + ending.closed
        case .b: Self.withTail(ending.tail, word(last.with(.none)) + "우")
        case .s: word(last.with(.none)) + ending.closed
        case .h: word(last.with(ending.tail))
        case .regular, .leu, .leo: word(last) + ending.closed
        }
      }
    return ending.rests.map { base + $0 }
  }

  /// The forms in 아 or 어, contracted first.
  var infinitives: [String] {
    switch kind {
    case .d: return [word(last.with(.l)) + vowel]
    case .s: return [word(last.with(.none)) + vowel]
    case .b:
      let isBright = KoreanStems.bright.contains { word(last).hasSuffix($0) }
      return [word(last.with(.none)) + (isBright ? "와" : "워")]
    case .h: return [word(last.with(.none).with(Self.afterH[last.vowel] ?? .ae))]
    case .leo: return [word(last) + "러"]
    case .leu: return [Self.withTail(.l, head) + (Self.isBright(head.last) ? "라" : "러")]
    case .regular: return isOpen ? openInfinitives : [word(last) + vowel]
    }
  }

  private var openInfinitives: [String] {
    if last.character == "하" { return [head + "해", head + "하여"] }
    let whole = word(last)
    switch last.vowel {
    case .a, .eo, .yeo: return [whole]
    case .ae, .e: return [whole, whole + "어"]
    case .o: return [word(last.with(.wa)), whole + "아"]
    case .u:
      return last.character == "푸" ? [word(last.with(.eo))] : [word(last.with(.wo)), whole + "어"]
    case .oe: return [word(last.with(.wae)), whole + "어"]
    case .i: return [word(last.with(.yeo)), whole + "어"]
    case .eu: return [word(last.with(Self.isBright(head.last) ? .a : .eo))]
    default: return [whole + "어"]
    }
  }

  /// 아 or 어, by the vowel of the last syllable.
  private var vowel: String { Self.isBright(last.character) ? "아" : "어" }

  private static func isBright(_ character: Character?) -> Bool {
    guard let syllable = character.flatMap({ HangulSyllable($0) }) else { return false }
    return [.a, .ya, .o].contains(syllable.vowel)
  }

  private static let afterH: [HangulSyllable.Vowel: HangulSyllable.Vowel] = [
    .a: .ae, .eo: .ae, .ya: .yae, .yeo: .ye,
  ]

  private static func removesL(_ first: Character) -> Bool {
    HangulSyllable(first).map { [2, 7, 9].contains($0.lead) } ?? false
  }

  /// `word` with `tail` under its last syllable.
  static func withTail(_ tail: HangulSyllable.Tail, _ word: String) -> String {
    guard let last = word.last.flatMap({ HangulSyllable($0) }) else { return word }
    return word.dropLast() + String(last.with(tail).character)
  }
}
