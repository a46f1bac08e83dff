import CallModel

/// All people of a store who have a name, with what touchpoints tell of each, as tables hold them.
struct FoundPeople {
  private let names: [NamesOfKind]
  /// By person.
  private let milestones: [Milestones]
  /// The sessions by which calls were joined to visitors.
  private let sessions: [(callID: String, touchpointID: String)]

  /// Works it out in one pass over everything that anybody left.
  init(_ db: StoreConnection) throws {
    var journeys = try JourneyReader(db, by: .channel, before: nil)
    let (meetings, calls, people) = try journeys.readPeople()
    names = Self.kinds.map { NamesOfKind($0, of: people) }
    milestones = Milestones.all(meetings, of: people)
    sessions = calls.compactMap { call in
      call.isDated ? call.sessionID.map { (call.callID, $0) } : nil
    }
  }

  /// The kinds of names in the order in which one of them stands for a person.
  static let kinds: [PersonName.Kind] = [.customer, .visitor, .email, .phone]

  /// Adds a row for each name to one table, and for each person to another; both are empty.
  func write(_ db: StoreConnection, names namesTable: String, people peopleTable: String) throws {
    try db.expectManyRows()
    try writePeople(db, into: peopleTable, shown: try writeNames(db, into: namesTable))
  }

  /// Adds a row for each call that came from a session to a table, which is empty.
  func writeSessions(_ db: StoreConnection, into table: String) throws {
    let writer = try db.bulkWriter(
      into: BulkTable(name: table, columns: ["call_id", "touchpoint_id"], knownKeys: .refused))
    try writer.add(rows: sessions.count) {
      $1.bind(sessions[$0].callID, at: 0)
      $1.bind(sessions[$0].touchpointID, at: 1)
    }
    _ = try writer.finish()
  }

  /// Returns for each person the name that stands for them.
  private func writeNames(_ db: StoreConnection, into table: String) throws -> [String?] {
    var shown = [String?](repeating: nil, count: milestones.count)
    let writer = try db.bulkWriter(
      into: BulkTable(name: table, columns: ["kind", "name", "person"], knownKeys: .refused))
    for kind in names {
      try kind.withNames { names in
        let word = kind.kind.rawValue
        try writer.add(rows: names.count) {
          $1.bind(word, at: 0)
          $1.bind(lasting: names[$0].text, at: 1)
          $1.bind(Int64(names[$0].person), at: 2)
        }
        for name in names where shown[Int(name.person)] == nil {
          shown[Int(name.person)] = "\(word):" + String(decoding: name.text, as: UTF8.self)
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
    let people = shown.indices.filter { shown[$0] != nil }
    try writer.add(rows: people.count) { place, row in
      let person = people[place]
      row.bind(Int64(person), at: 0)
      if let name = shown[person] { row.bind(name, at: 1) }
      for (place, instant) in milestones[person].instants.enumerated() {
        if let instant { row.bind(instant, at: place + 2) }
      }
    }
    _ = try writer.finish()
  }
}

/// The names of one kind that are one person's, in the order of their bytes, as tables have them.
private struct NamesOfKind {
  struct Name {
    let text: UnsafeBufferPointer<UInt8>
    let person: Int32
  }

  private struct Place {
    /// The first sixteen bytes, by which nearly all are told apart.
    let start: (UInt64, UInt64)
    let range: Range<Int>
    let person: Int32
  }

  let kind: PersonName.Kind
  private var bytes: [UInt8] = []
  private var places: [Place] = []

  init(_ kind: PersonName.Kind, of people: People) {
    self.kind = kind
    var (bytes, places): ([UInt8], [Place]) = ([], [])
    people.forEachName(kind) { text, person in
      let start = bytes.count
      bytes.append(contentsOf: text)
      places.append(
        Place(start: Self.start(of: text), range: start..<bytes.count, person: person))
    }
    bytes.withUnsafeBufferPointer { bytes in
      places.sort { left, right in
        left.start != right.start
          ? left.start < right.start
          : bytes[left.range].lexicographicallyPrecedes(bytes[right.range])
      }
    }
    (self.bytes, self.places) = (bytes, places)
  }

  /// Hands over the names, whose bytes hold until it returns.
  func withNames(_ body: ([Name]) throws -> Void) rethrows {
    try bytes.withUnsafeBufferPointer { bytes in
      try body(
        places.map {
          Name(text: UnsafeBufferPointer(rebasing: bytes[$0.range]), person: $0.person)
        })
    }
  }

  private static func start(of text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var (first, second): (UInt64, UInt64) = (0, 0)
    for (place, byte) in text.prefix(16).enumerated() {
      if place < 8 {
        first |= UInt64(byte) << (56 - 8 * UInt64(place))
      } else {
        second |= UInt64(byte) << (56 - 8 * UInt64(place - 8))
      }
    }
    return (first, second)
  }
}
