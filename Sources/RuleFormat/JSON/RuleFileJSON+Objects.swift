extension RuleFileJSON {
  /// One kind of object in the JSON of rule files.
  public struct ObjectShape: Sendable, Hashable {
    /// What it stands for.
    public let construct: String
    /// What its member `kind` says; `nil` where it has no such member.
    public let kind: String?
    /// Its members, but for those that every object may have.
    public let members: [Member]
  }

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What its value is.
    public let content: String
    /// Whether it may be left out.
    public let isOptional: Bool
  }

  /// All kinds of objects, in the order of the grammar.
  public static var objects: [ObjectShape] {
    Construct.allCases.flatMap { construct in
      construct.alternatives.map { alternative in
        switch alternative {
        case .object(let kind, let forms):
          ObjectShape(
            construct: construct.title, kind: kind,
            members: forms.flatMap { $0.described(isOptional: false) })
        case .same(let other):
          ObjectShape(construct: construct.title, kind: "as \(other.title)", members: [])
        }
      }
    }
  }
}

extension Construct {
  /// Its name in words.
  fileprivate var title: String {
    rawValue.reduce(into: "") { title, letter in
      title += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }
}

extension Form {
  fileprivate func described(isOptional: Bool) -> [RuleFileJSON.Member] {
    let content: String
    switch self {
    case .word: return []
    case .optional(let forms): return forms.flatMap { $0.described(isOptional: true) }
    case .value(_, let leaf): content = leaf.title
    case .words(_, let options): content = options.joined(separator: ", ")
    case .flag: content = "true or false"
    case .node(_, let construct): content = construct.title
    case .nodes(_, let construct, let separation):
      return [
        .init(
          name: member ?? "", content: "list: \(construct.title)",
          isOptional: isOptional || separation.leastCount == 0)
      ]
    case .values(_, let leaf, _): content = "list: \(leaf.title)"
    }
    return [.init(name: member ?? "", content: content, isOptional: isOptional)]
  }
}
