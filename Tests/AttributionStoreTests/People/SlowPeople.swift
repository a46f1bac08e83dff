import AttributionStore

/// People by comparing every row with every other, until no label changes any more.
struct SlowPeople {
  /// For each row the first row of the same person.
  private(set) var labels: [Int]
  private let names: [Set<PersonName>]

  init(_ rows: [PersonLookup.Names], _ decisions: PersonDecisions) {
    labels = Array(rows.indices)
    // What was said by hand is a row like others, but that no label comes from it.
    let all = rows.map(Self.names) + decisions.joined.map { [$0.0, $0.1] }
    names = all.map { Set($0).subtracting(decisions.shared) }
    labels = Array(names.indices)
    let byHand = Set(decisions.joined.flatMap { [$0.0, $0.1] })
    relabel { name, row in name.kind == .visitor || name.kind == .customer || row >= rows.count }
    for kind in [PersonName.Kind.email, .phone] {
      let shared = shared(kind, besides: byHand, rowCount: rows.count)
      relabel { name, row in name.kind == kind && !shared.contains(name) }
      for name in shared { isShared.insert(name) }
    }
    let rest = labels.prefix(rows.count)
    labels = rest.map { label in rest.firstIndex(of: label) ?? 0 }
  }

  private var isShared: Set<PersonName> = []

  private static func names(_ row: PersonLookup.Names) -> [PersonName] {
    let all: [(PersonName.Kind, String?)] = [
      (.visitor, row.visitor), (.customer, row.record), (.email, row.emailKey),
      (.phone, row.phoneKey),
    ]
    return all.compactMap { kind, text in text.map { PersonName(kind, $0) } }
  }

  /// Gives rows with a name in common one label; `counts` says which names of which rows join.
  private mutating func relabel(_ counts: (PersonName, Int) -> Bool) {
    func joining(_ row: Int) -> Set<PersonName> { names[row].filter { counts($0, row) } }
    let joins = names.indices.map(joining)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for one in names.indices {
        for other in names.indices
        where labels[one] != labels[other] && !joins[one].isDisjoint(with: joins[other]) {
          let (low, high) = (min(labels[one], labels[other]), max(labels[one], labels[other]))
          for row in names.indices where labels[row] == high { labels[row] = low }
          hasChanged = true
        }
      }
    }
  }

  /// The names of a kind that several people have who are known by something that tells more.
  private func shared(
    _ kind: PersonName.Kind, besides byHand: Set<PersonName>, rowCount: Int
  ) -> Set<PersonName> {
    func isKnown(_ label: Int) -> Bool {
      names.indices.contains { row in
        labels[row] == label
          && names[row].contains {
            $0.kind == .customer || kind == .phone && $0.kind == .email && !isShared.contains($0)
          }
      }
    }
    let all = Set(names.flatMap(\.self)).filter { $0.kind == kind }
    return all.filter { name in
      let owners = Set(names.indices.filter { names[$0].contains(name) }.map { labels[$0] })
      return owners.filter(isKnown).count > 1
    }
  }
}
