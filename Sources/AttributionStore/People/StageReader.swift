import CallModel

/// The stages of one person, by the query that counts those of everybody: it is asked about tables that hold
/// the rows of this person alone, as of one moment after another.
///
/// INVARIANT: with time nobody goes back to an earlier stage, so a move is found by halving the time.
struct StageReader {
  private let db: StoreConnection
  private let advocacy: String?
  private var known: [Int64: Int] = [:]

  /// Makes the tables, which hide those of the store; the connection must forget them.
  init(
    _ db: StoreConnection, of person: Int32, in people: People,
    rows: [PersonLink.Kind: [String]], advocacy: String?
  ) throws {
    self.db = db
    self.advocacy = advocacy
    let tables: [(name: String, id: String, kind: PersonLink.Kind)] = [
      ("touchpoints", "touchpoint_id", .touchpoint), ("calls", "call_id", .call),
      ("live_outcomes", "call_id", .call), ("deals", "deal_id", .deal),
      ("orders", "order_id", .order),
      ("subscriptions", "subscription_id", .subscription),
      ("engagement", "engagement_id", .engagement),
    ]
    for table in tables {
      try db.executeAll(
        "CREATE TEMP TABLE \(table.name) AS SELECT * FROM main.\(table.name) LIMIT 0")
      try db.execute(
        """
        INSERT INTO \(table.name) SELECT * FROM main.\(table.name)
        WHERE \(table.id) IN (SELECT value FROM json_each(?))
        """, [try StoredJSON.text(rows[table.kind, default: []])])
    }
    try KeptPeople.makeTables(db)
    try writeNames(people)
    try writePerson(person)
    try db.execute(
      """
      CREATE TEMP TABLE calls_of_people AS
      SELECT call_id, \(person) AS person, started_at, direction FROM calls
      """)
    try Dealings.showOfOne(db)
    // Whether an order is part of a deal that was won, all deals tell, and not only the person's.
    try db.execute(
      """
      DELETE FROM dealings
      WHERE kind = 'order' AND deal_id IN (SELECT deal_id FROM main.deals WHERE won = 1)
      """)
  }

  /// The names in all these rows, so that a row is whose it is among everybody.
  private func writeNames(_ people: People) throws {
    let tables = ["deals", "orders", "subscriptions", "engagement"]
    let names: [(PersonName.Kind, String)] = [
      (.visitor, "visitor_id"), (.customer, "person_id"), (.email, "email_key"),
      (.phone, "phone_key"),
    ]
    for (kind, column) in names {
      let query = tables.map { "SELECT \(column) AS name FROM \($0)" }.joined(separator: " UNION ")
      for row in try db.rows(of: "engagement", "SELECT name FROM (\(query)) AS left_names") {
        guard let text = try row.optionalText("name"), let person = people[PersonName(kind, text)]
        else { continue }
        try db.execute(
          "INSERT INTO person_names VALUES (?, ?, ?)", [kind.rawValue, text, Int64(person)])
      }
    }
  }

  private func writePerson(_ person: Int32) throws {
    let meetings = try db.rows(
      of: "touchpoints",
      """
      SELECT at, \(JourneyReader.signs(ofTouchpoint: "touchpoints")) AS signs FROM touchpoints
      UNION ALL SELECT at, \(JourneyReader.signs(ofEngagement: "engagement")) FROM engagement
      WHERE kind <> 'email_bounce'
      """
    ).map { row in
      JourneyReader.Meeting(
        atMs: try row.instant("at").unixMs, person: 0,
        signs: JourneyReader.Meeting.Signs(rawValue: try row.integer("signs")))
    }
    let times = Milestones(meetings).instants.map { $0.flatMap(StoredInstant.text) }
    let places = Milestones.columns.map { _ in "?" }.joined(separator: ", ")
    try db.execute("INSERT INTO people VALUES (?, '', \(places))", [Int64(person)] + times)
  }

  /// When the person came to each stage before `endMs`, in order of time; moves are looked for at `nearMs` first.
  mutating func moves(beforeMs endMs: Int64, nearMs: [Int64]) throws -> [StageMove] {
    let momentsMs = Set(nearMs.filter { $0 < endMs } + [endMs - 1]).sorted()
    let last = try rank(beforeMs: endMs)
    var moves: [StageMove] = []
    var reached = 0
    while reached < last {
      let atMs = try firstMs(above: reached, momentsMs)
      reached = try rank(beforeMs: atMs + 1)
      moves.append(StageMove(stage: JourneyStage.allCases[reached - 1], atMs: atMs))
    }
    return moves
  }

  /// The first moment that brings the person beyond `reached`, which the last of `momentsMs` does at the latest.
  private mutating func firstMs(above reached: Int, _ momentsMs: [Int64]) throws -> Int64 {
    let place = Int(
      try Self.first(in: 0...Int64(momentsMs.count - 1)) {
        try rank(beforeMs: momentsMs[Int($0)] + 1) > reached
      })
    let momentMs = momentsMs[place]
    guard try rank(beforeMs: momentMs) > reached else { return momentMs }
    let earlierMs = place > 0 ? momentsMs[place - 1] : Self.firstYearMs
    return try Self.first(in: earlierMs...momentMs) { try rank(beforeMs: $0 + 1) > reached }
  }

  /// Before everything that a store holds.
  private static let firstYearMs: Int64 = -62_135_596_800_000

  /// The first number of which something holds that holds of the last one, and of all after the first.
  private static func first(
    in range: ClosedRange<Int64>, where holds: (Int64) throws -> Bool
  ) rethrows -> Int64 {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if try holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The number of the stage by what came before a moment; 0 for none.
  private mutating func rank(beforeMs momentMs: Int64) throws -> Int {
    if let rank = known[momentMs] { return rank }
    let until = SelectedCalls.bound(Instant(unixMs: momentMs))
    let table = try db.table(
      ReportQuery.journeyStages.sql,
      named: ["by": "person", "until": until, "advocacy": advocacy])
    var rank = 0
    if let row = table.rows.first, let column = table.index(of: "stage"),
      case .text(let name) = row[column], let stage = JourneyStage(rawValue: name),
      let place = JourneyStage.allCases.firstIndex(of: stage)
    {
      rank = place + 1
    }
    known[momentMs] = rank
    return rank
  }
}
