/// The names that were met, each with who has it.
struct KnownNames {
  typealias Somebody = PersonLookup.Somebody

  private(set) var visitors: [String: Somebody] = [:]
  private(set) var customers: [String: Somebody] = [:]
  private(set) var emails: [String: Somebody] = [:]
  private(set) var phones: [String: Somebody] = [:]

  subscript(kind: PersonName.Kind) -> [String: Somebody] {
    _read {
      switch kind {
      case .visitor: yield visitors
      case .customer: yield customers
      case .email: yield emails
      case .phone: yield phones
      }
    }
    _modify {
      switch kind {
      case .visitor: yield &visitors
      case .customer: yield &customers
      case .email: yield &emails
      case .phone: yield &phones
      }
    }
  }

  subscript(name: PersonName) -> Somebody? { self[name.kind][name.text] }

  /// The names by who has them.
  var owners: [Somebody: PersonName] {
    var owners: [Somebody: PersonName] = [:]
    for kind in PersonName.Kind.allCases {
      for (text, somebody) in self[kind] { owners[somebody] = PersonName(kind, text) }
    }
    return owners
  }
}
