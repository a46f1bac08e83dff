import CallModel

/// All people of a store who have a name, with what touchpoints tell of each, as tables hold them.
struct FoundPeople {
  private let names: [NamesOfKind]
  /// By person.
  private let milestones: [Milestones]

  /// Works it out in one pass over everything that anybody left.
  init(_ db: StoreConnection) throws {
    var journeys = try JourneyReader(db, by: .channel, before: nil)
    let (meetings, people) = try journeys.readPeople()
    names = Self.kinds.map { NamesOfKind($0, of: people) }
    var milestones = [Milestones](repeating: Milestones(), count: people.count)
    for meeting in meetings {
      milestones[Int(people[meeting.person])].meet(
        atMs: meeting.atMs, responds: meeting.responds)
    }
    for meeting in meetings {
      milestones[Int(people[meeting.person])].comeBack(atMs: meeting.atMs)
    }
    self.milestones = milestones
  }

  /// The kinds of names in the order in which one of them stands for a person.
  private static let kinds: [PersonName.Kind] = [.customer, .visitor, .email, .phone]

  /// Adds a row for each name to one table, and for each person to another; both are empty.
  func write(_ db: StoreConnection, names namesTable: String, people peopleTable: String) throws {
    try db.expectManyRows()
    try writePeople(db, into: peopleTable, shown: try writeNames(db, into: namesTable))
  }

  /// Returns for each person the name that stands for them.
  private func writeNames(_ db: StoreConnection, into table: String) throws -> [String?] {
    var shown = [String?](repeating: nil, count: milestones.count)
    let writer = try db.bulkWriter(
      into: BulkTable(name: table, columns: ["kind", "name", "person"], knownKeys: .refused))
    for kind in names {
      for name in kind.names {
        try writer.add {
          $0.bind(kind.kind.rawValue, at: 0)
          $0.bind(name.text, at: 1)
          $0.bind(Int64(name.person), at: 2)
        }
        if shown[Int(name.person)] == nil {
          shown[Int(name.person)] = "\(kind.kind.rawValue):\(name.text)"
        }
      }
    }
    _ = try writer.finish()
    return shown
  }

  private func writePeople(
    _ db: StoreConnection, into table: String, shown: [String?]
  ) throws {
    let writer = try db.bulkWriter(
      into: BulkTable(
        name: table, columns: ["person", "name"] + Milestones.columns, knownKeys: .refused))
    for (person, name) in shown.enumerated() {
      guard let name else { continue }
      try writer.add {
        $0.bind(Int64(person), at: 0)
        $0.bind(name, at: 1)
        for (place, instant) in milestones[person].instants.enumerated() {
          if let instant { $0.bind(instant, at: place + 2) }
        }
      }
    }
    _ = try writer.finish()
  }
}

/// The names of one kind that are one person's, in the order of their bytes, as tables have them.
private struct NamesOfKind {
  struct Name {
    /// The first sixteen bytes, by which nearly all are told apart.
    let start: (UInt64, UInt64)
    let text: String
    let person: Int32
  }

  let kind: PersonName.Kind
  let names: [Name]

  init(_ kind: PersonName.Kind, of people: People) {
    self.kind = kind
    var names: [Name] = []
    people.forEachName(kind) { text, person in
      names.append(Name(start: Self.start(of: text), text: text, person: person))
    }
    names.sort { left, right in
      left.start != right.start
        ? left.start < right.start : left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
    self.names = names
  }

  private static func start(of text: String) -> (UInt64, UInt64) {
    var (first, second): (UInt64, UInt64) = (0, 0)
    for (place, byte) in text.utf8.prefix(16).enumerated() {
      if place < 8 {
        first |= UInt64(byte) << (56 - 8 * UInt64(place))
      } else {
        second |= UInt64(byte) << (56 - 8 * UInt64(place - 8))
      }
    }
    return (first, second)
  }
}
