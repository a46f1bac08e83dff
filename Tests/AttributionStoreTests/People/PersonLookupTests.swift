import AttributionStore
import TestSupport
import Testing

@Suite struct PersonLookupTests {
  /// Rows in which few names come again and again.
  private static func rows(
    _ generator: inout SeededGenerator, count: Int
  ) -> [(names: PersonLookup.Names, atMs: Int64)] {
    func some(_ kind: String, of count: Int, chance: Double) -> String? {
      Double.random(in: 0..<1, using: &generator) < chance
        ? "\(kind)\(Int.random(in: 0..<count, using: &generator))" : nil
    }
    return (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      let names = PersonLookup.Names(
        visitor: some("v", of: 12, chance: 0.5), phoneKey: some("p", of: 6, chance: 0.4),
        emailKey: some("e", of: 6, chance: 0.4), record: some("c", of: 8, chance: 0.3))
      return (names, Int64.random(in: 0..<30, using: &generator))
    }
  }

  /// For each row the first row of the same person.
  private func persons(
    _ rows: [(names: PersonLookup.Names, atMs: Int64)], in order: [Int]? = nil,
    _ decisions: PersonDecisions = PersonDecisions()
  ) -> (rows: [Int], people: People) {
    var lookup = PersonLookup(decisions)
    var somebodies = [PersonLookup.Somebody](repeating: 0, count: rows.count)
    for place in order ?? Array(rows.indices) {
      somebodies[place] = lookup.somebody(rows[place].names, atMs: rows[place].atMs)
    }
    let people = lookup.people()
    let numbers = somebodies.map { people[$0] }
    for (row, number) in zip(rows, numbers) {
      if let person = people[row.names] { #expect(person == number) }
    }
    return (numbers.map { number in numbers.firstIndex(of: number) ?? 0 }, people)
  }

  private func decisions(_ generator: inout SeededGenerator) -> PersonDecisions {
    let names =
      (0..<12).map { PersonName(.visitor, "v\($0)") }
      + (0..<8).map { PersonName(.customer, "c\($0)") }
      + (0..<6).flatMap { [PersonName(.email, "e\($0)"), PersonName(.phone, "p\($0)")] }
    func pairs(_ most: Int) -> [(PersonName, PersonName)] {
      (0..<Int.random(in: 0...most, using: &generator)).compactMap { _ in
        guard let one = names.randomElement(using: &generator),
          let other = names.randomElement(using: &generator), one != other
        else { return nil }
        return (one, other)
      }
    }
    var decisions = PersonDecisions()
    decisions.joined = pairs(2)
    decisions.shared = Set(pairs(1).map(\.0))
    return decisions
  }

  @Test("people are those that a slow search finds, by relabelling rows again and again")
  func slowTwin() {
    for seed in 0..<400 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let rows = Self.rows(&generator, count: 30)
      let decisions = seed.isMultiple(of: 2) ? PersonDecisions() : decisions(&generator)
      let expected = SlowPeople(rows.map(\.names), decisions).labels
      #expect(persons(rows, decisions).rows == expected, "seed \(seed)")
    }
  }

  @Test("the order of rows changes nothing, whatever was decided by hand")
  func order() throws {
    for seed in 1000..<1300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let rows = Self.rows(&generator, count: 40)
      var decisions = decisions(&generator)
      decisions.parted = parts(&generator)
      let expected = persons(rows, decisions).rows
      for _ in 0..<3 {
        let order = rows.indices.shuffled(using: &generator)
        #expect(persons(rows, in: order, decisions).rows == expected, "seed \(seed)")
      }
    }
  }

  private func parts(_ generator: inout SeededGenerator) -> [(PersonName, PersonName)] {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      let visitor = Int.random(in: 0..<11, using: &generator)
      let other = Int.random(in: (visitor + 1)..<12, using: &generator)
      return (PersonName(.visitor, "v\(visitor)"), PersonName(.visitor, "v\(other)"))
    }
  }

  @Test("parted names are apart, whatever joins them, and nobody else is touched")
  func parted() {
    for seed in 2000..<2300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let rows = Self.rows(&generator, count: 40)
      let together = persons(rows)
      var decisions = PersonDecisions()
      decisions.parted = parts(&generator)
      let apart = persons(rows, decisions)
      var touched: Set<Int> = []
      for (one, other) in decisions.parted {
        if let left = apart.people[one], let right = apart.people[other] {
          #expect(left != right, "seed \(seed)")
        }
        for (place, row) in rows.enumerated()
        where [one, other].contains(row.names.visitor.map { PersonName(.visitor, $0) }) {
          touched.insert(together.rows[place])
        }
      }
      for (place, label) in apart.rows.enumerated() {
        // Nobody is joined who was not before.
        #expect(together.rows[label] == together.rows[place], "seed \(seed)")
        if !touched.contains(together.rows[place]) {
          #expect(label == together.rows[place], "seed \(seed)")
        }
      }
    }
  }

  @Test("of a chain between parted names the newest link is passed over")
  func newestLink() {
    var decisions = PersonDecisions()
    decisions.parted = [(PersonName(.visitor, "a"), PersonName(.visitor, "b"))]
    let rows: [(PersonLookup.Names, Int64)] = [
      (.init(visitor: "b", record: "2"), 5), (.init(visitor: "x", record: "2"), 7),
      (.init(visitor: "x", record: "1"), 3), (.init(visitor: "a", record: "1"), 9),
    ]
    let people = persons(rows.map { (names: $0.0, atMs: $0.1) }, decisions).people
    #expect(people[PersonName(.customer, "1")] == people[PersonName(.visitor, "b")])
    #expect(people[PersonName(.visitor, "a")] != people[PersonName(.visitor, "b")])
  }

  @Test("a number that both sides of a parting left is nobody's")
  func contactOfBoth() {
    var decisions = PersonDecisions()
    decisions.parted = [(PersonName(.visitor, "a"), PersonName(.visitor, "b"))]
    let rows: [(names: PersonLookup.Names, atMs: Int64)] = [
      (.init(visitor: "a", phoneKey: "p"), 1), (.init(visitor: "b", phoneKey: "p"), 2),
      (.init(phoneKey: "p"), 3),
    ]
    #expect(persons(rows).rows == [0, 0, 0])
    let apart = persons(rows, decisions)
    #expect(apart.rows == [0, 1, 2])
    #expect(apart.people.isShared(PersonName(.phone, "p")))
    #expect(apart.people[PersonName(.phone, "p")] == nil)
  }

  @Test("the names of a person are all that nobody else has")
  func names() {
    var lookup = PersonLookup()
    let ann = lookup.somebody(.init(visitor: "v", phoneKey: "p", record: "1"))
    _ = lookup.somebody(.init(visitor: "w", phoneKey: "q", emailKey: "e", record: "1"))
    _ = lookup.somebody(.init(visitor: "x", phoneKey: "q", record: "2"))
    let people = lookup.people()
    #expect(
      people.names(of: people[ann]) == [
        PersonName(.visitor, "v"), PersonName(.visitor, "w"), PersonName(.customer, "1"),
        PersonName(.email, "e"), PersonName(.phone, "p"),
      ])
  }
}
