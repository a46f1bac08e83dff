/// A name under which a person is known.
public struct PersonName: Sendable, Hashable {
  /// What kind of name it is.
  public let kind: Kind
  /// The name as files have it; of an address or a telephone number what stands for it under the key.
  public let text: String

  /// The kinds of names, those that tell most of a person first.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A cookie or the like.
    case visitor
    /// A person of the customer database.
    case customer
    /// An e-mail address.
    case email
    /// A telephone number.
    case phone

    /// Whether it is a number or an address, which is kept under the key.
    public var isContact: Bool { self == .email || self == .phone }
  }

  /// A name; `text` of a number or address is that under the key.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

extension PersonName {
  /// By their bytes, as the store tells names apart.
  public static func == (left: PersonName, right: PersonName) -> Bool {
    left.kind == right.kind && left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Goes by the bytes as well.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension PersonName: Comparable {
  /// By kind, then by text.
  public static func < (left: PersonName, right: PersonName) -> Bool {
    left.kind == right.kind ? left.text < right.text : left.kind.rank < right.kind.rank
  }
}

extension PersonName.Kind {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
