/// Which phone each class of a phoneme model stands for.
///
/// The model writes IPA, in more shades than English distinguishes: `ɔ` and `ɑ`, `ʌ` and `ə`, a flap
/// `ɾ` where a dictionary says `d`. Classes that English does not use stand for none.
public struct PhoneFold: Sendable, Hashable {
  /// What a class stands for.
  public enum Meaning: Sendable, Hashable {
    /// A phone.
    case phone(Phone)
    /// No phone here: the CTC blank, or the mark between two words.
    case blank
    /// A sound that English does not have, or no sound at all.
    case other
  }

  /// The column of the blank; the phones have the columns of their raw values, 0 ..< 38.
  public static let blankColumn = Phone.allCases.count
  /// How many columns a folded frame has: the phones and the blank.
  public static let columnCount = Phone.allCases.count + 1

  /// What each class stands for, in the order of the classes.
  public let meanings: [Meaning]

  /// The fold of a model whose classes are called `classNames`; `nil` where a phone or the blank has
  /// no class, since then the model is not one of English phones.
  public init?(classNames: [String]) {
    meanings = classNames.map(Self.meaning(of:))
    let heard = Set(meanings)
    guard heard.contains(.blank), Phone.allCases.allSatisfy({ heard.contains(.phone($0)) })
    else { return nil }
  }

  /// The classes of each column, column by column.
  public var classesByColumn: [[Int]] {
    var classes = [[Int]](repeating: [], count: Self.columnCount)
    for (index, meaning) in meanings.enumerated() {
      switch meaning {
      case .phone(let phone): classes[Int(phone.rawValue)].append(index)
      case .blank: classes[Self.blankColumn].append(index)
      case .other: break
      }
    }
    return classes
  }

  /// What the class called `name` stands for.
  public static func meaning(of name: String) -> Meaning {
    if name == "<blank>" || name == "<wb>" { return .blank }
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
