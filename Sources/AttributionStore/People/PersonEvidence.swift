import CallModel

/// A row that tells names of a person, and what it came of.
struct PersonEvidence {
  let evidence: PersonLink.Evidence
  /// The names of this person that it has.
  let names: [PersonName]
  /// The calls and deals that it came of.
  let cameOf: [Source]

  /// A row by kind and name.
  struct Source: Hashable {
    let kind: PersonLink.Kind
    let id: String
  }

  var source: Source { Source(kind: evidence.kind, id: evidence.id) }
}

/// The shortest ways from one name to all others of a person.
struct PersonChains {
  private let rows: [PersonEvidence]
  private var rowsOfName: [PersonName: [Int]] = [:]
  /// Of each row those that it came of, and that came of it.
  private var relatives: [[Int]]

  private enum Node: Hashable {
    case name(PersonName)
    case row(Int)
  }

  /// `rows` are all of one person.
  init(_ rows: [PersonEvidence]) {
    // Of ways that are as short the one over the oldest rows is taken.
    self.rows = rows.sorted { left, right in
      let (leftMs, rightMs) = (left.evidence.at?.unixMs ?? .max, right.evidence.at?.unixMs ?? .max)
      if leftMs != rightMs { return leftMs < rightMs }
      return (left.source.kind.rawValue, left.source.id)
        < (right.source.kind.rawValue, right.source.id)
    }
    relatives = self.rows.map { _ in [] }
    var places: [PersonEvidence.Source: Int] = [:]
    for (place, row) in self.rows.enumerated() { places[row.source] = place }
    for (place, row) in self.rows.enumerated() {
      for name in row.names { rowsOfName[name, default: []].append(place) }
      for other in row.cameOf.compactMap({ places[$0] }) {
        relatives[place].append(other)
        relatives[other].append(place)
      }
    }
  }

  /// A link to each name that can be reached, those nearest to `start` first.
  func links(from start: PersonReference) -> [PersonLink] {
    var before: [Node: Node] = [:]
    var next: [Node]
    switch start {
    case .name(let name): next = [.name(name)]
    case .call(let id):
      next = rows.indices.filter { rows[$0].source == .init(kind: .call, id: id) }.map { .row($0) }
    }
    var seen = Set(next)
    var links: [PersonLink] = []
    while !next.isEmpty {
      var further: [Node] = []
      for node in next {
        for neighbour in neighbours(of: node) where seen.insert(neighbour).inserted {
          before[neighbour] = node
          further.append(neighbour)
          if case .name(let name) = neighbour { links.append(link(to: name, before)) }
        }
      }
      next = further
    }
    return links
  }

  private func neighbours(of node: Node) -> [Node] {
    switch node {
    case .name(let name): (rowsOfName[name] ?? []).map { .row($0) }
    case .row(let place):
      rows[place].names.sorted().map { .name($0) } + relatives[place].sorted().map { .row($0) }
    }
  }

  /// The link to `name` from the name that was reached before it.
  private func link(to name: PersonName, _ before: [Node: Node]) -> PersonLink {
    var evidence: [PersonLink.Evidence] = []
    var node = before[.name(name)]
    while case .row(let place)? = node {
      evidence.insert(rows[place].evidence, at: 0)
      node = before[.row(place)]
    }
    var known: PersonName?
    if case .name(let name)? = node { known = name }
    return PersonLink(known: known, other: name, evidence: evidence)
  }
}
