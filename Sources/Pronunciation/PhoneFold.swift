/// Which phone each class of a phoneme model stands for.
///
/// The model writes IPA, in more shades than English distinguishes: `ɔ` and `ɑ`, `ʌ` and `ə`, a flap
/// `ɾ` where a dictionary says `d`. Classes that English does not use stand for none.
public struct PhoneFold: Sendable, Hashable {
  /// What a class stands for.
  public enum Meaning: Sendable, Hashable {
    /// A phone.
    case phone(Phone)
    /// No phone here: the CTC blank.
    case blank
    /// No phone here either: the mark between two words.
    case wordBoundary
    /// A sound that English does not have, or no sound at all.
    case other
  }

  /// The column of the frames without a phone, marks between words included; the phones have the
  /// columns of their raw values, 0 ..< 38.
  public static let blankColumn = Phone.allCases.count
  /// The column of the mark between words alone.
  public static let wordBoundaryColumn = blankColumn + 1
  /// How many columns a folded frame has: the phones, the blank and the mark between words.
  public static let columnCount = wordBoundaryColumn + 1

  /// What each class stands for, in the order of the classes.
  public let meanings: [Meaning]

  /// The fold of a model whose classes are called `classNames`; `nil` where a phone, the blank or
  /// the mark between words has no class, since then the model is not one of English phones.
  public init?(classNames: [String]) {
    meanings = classNames.map(Self.meaning(of:))
    let heard = Set(meanings)
    guard heard.contains(.blank), heard.contains(.wordBoundary),
      Phone.allCases.allSatisfy({ heard.contains(.phone($0)) })
    else { return nil }
  }

  /// The classes of each column, column by column. The mark between words is in two: no phone is
  /// heard there, so it counts as blank, and it has a column of its own.
  public var classesByColumn: [[Int]] {
    var classes = [[Int]](repeating: [], count: Self.columnCount)
    for (index, meaning) in meanings.enumerated() {
      switch meaning {
      case .phone(let phone): classes[Int(phone.rawValue)].append(index)
      case .blank: classes[Self.blankColumn].append(index)
      case .wordBoundary:
        classes[Self.blankColumn].append(index)
        classes[Self.wordBoundaryColumn].append(index)
      case .other: break
      }
    }
    return classes
  }

  /// What the class called `name` stands for.
  public static func meaning(of name: String) -> Meaning {
    if name == "<blank>" { return .blank }
    if name == "<wb>" { return .wordBoundary }
    return phonesByIPA[name].map(Meaning.phone) ?? .other
  }

  /// The phones by IPA symbol, close relatives included. Compared by scalar, not by what looks alike.
  private static let phonesByIPA: [String: Phone] = {
    var table = Dictionary(uniqueKeysWithValues: Phone.allCases.map { ($0.ipa, $0) })
    let relatives: [(String, Phone)] = [
      ("ɔ", .aa), ("ɒ", .aa), ("a", .aa), ("ʌ", .ah), ("ɐ", .ah), ("ɚ", .er), ("ɜ", .er),
      ("e", .eh), ("o", .ow), ("ɡ", .g), ("r", .r), ("ɾ", .d), ("ɫ", .l),
    ]
    for (symbol, phone) in relatives { table[symbol] = phone }
    return table
  }()
}
