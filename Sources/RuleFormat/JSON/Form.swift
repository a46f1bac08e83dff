/// A part of how a construct is written: tokens on the one side, members of a JSON object on the
/// other.
///
/// One table of these, `Construct`, is read in both directions, so what is written as JSON can
/// always be read back.
indirect enum Form: Sendable {
  /// A keyword or a sign, of which JSON says nothing.
  case word(String)
  /// A value, as a member.
  case value(String, JSONLeaf)
  /// Words out of a closed list, as a member: `highest value`.
  case words(String, [String])
  /// A word that may be left out, as a member that is true or left out.
  case flag(String)
  /// Another construct, as a member.
  case node(String, Construct)
  /// Several of them, as a member that is a list.
  case nodes(String, Construct, Separation)
  /// Values, as a member that is a list.
  case values(String, JSONLeaf, by: String)
  /// What may be left out.
  case optional([Form])

  /// What stands between the parts of a list.
  enum Separation: Sendable {
    /// Nothing; there may be no parts at all.
    case none
    /// Nothing; there is at least one part.
    case noneAtLeastOne
    /// A word or a sign.
    case by(String)
    /// A word or a sign; there are at least two parts.
    case severalBy(String)

    /// The word or the sign.
    var separator: String? {
      switch self {
      case .none, .noneAtLeastOne: nil
      case .by(let word), .severalBy(let word): word
      }
    }

    /// How many parts there are at least.
    var leastCount: Int {
      switch self {
      case .none: 0
      case .noneAtLeastOne, .by: 1
      case .severalBy: 2
      }
    }
  }

  /// The member that it is, if it is one.
  var member: String? {
    switch self {
    case .word, .optional: nil
    case .value(let name, _), .words(let name, _), .flag(let name), .node(let name, _),
      .nodes(let name, _, _), .values(let name, _, _):
      name
    }
  }

  /// All members that it holds.
  var members: [String] {
    if case .optional(let forms) = self { return forms.flatMap(\.members) }
    return member.map { [$0] } ?? []
  }
}

/// One of the ways in which a construct can be written.
enum Alternative: Sendable {
  /// An object whose member `kind` says which way it is; no such member where the construct has one
  /// way only.
  case object(kind: String?, [Form])
  /// Another construct.
  case same(Construct)
}
