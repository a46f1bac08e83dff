/// The names that were met, each with who has it.
struct KnownNames {
  typealias Somebody = PersonLookup.Somebody

  private(set) var visitors = NameTable()
  private(set) var customers = NameTable()
  private(set) var emails = NameTable()
  private(set) var phones = NameTable()

  subscript(kind: PersonName.Kind) -> NameTable {
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
      for (text, somebody) in self[kind].texts { owners[somebody] = PersonName(kind, text) }
    }
    return owners
  }
}
