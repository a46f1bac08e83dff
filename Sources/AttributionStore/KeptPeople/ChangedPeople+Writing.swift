extension ChangedPeople {
  /// Brings the tables of who is kept up to date. People keep their numbers as far as they are who they were: where
  /// two are one now, that one has the number of the greater part.
  func write() throws {
    let people = lookup.people()
    let names = names(of: people)
    let milestones = Milestones.all(meetings, of: people)
    var told: [Int32: KeptPerson.Told] = [:]
    for (name, person) in names where told[person] == nil {
      told[person] = milestones[Int(person)].told(name: "\(name.kind.rawValue):\(name.text)")
    }
    let numbers = try numbers(of: told.keys.sorted(), with: names)
    try write(Dictionary(names) { first, _ in first }, numbers)
    try write(Dictionary(told.map { (numbers[$0.key] ?? 0, $0.value) }) { first, _ in first })
    try writeDealings(of: Set(numbers.values).union(before.values.map(\.number)))
  }

  /// Makes `kept_dealings` and `kept_customer_acts` say what these people, all who were met, have had to do with us.
  private func writeDealings(of people: Set<Int64>) throws {
    try Self.makeTable(db)
    defer { Self.dropTable(db) }
    try put(met)
    try Dealings.keep(of: people, db)
    try CustomerActs.keep(of: people, db)
  }

  /// The names that were met and are one person's, those first that stand for a person.
  private func names(of people: People) -> [(PersonName, Int32)] {
    FoundPeople.kinds.flatMap { kind in
      let met = names(kind)
      var names: [(PersonName, Int32)] = []
      people.forEachName(kind) { text, person in
        if met[text] != nil {
          names.append((PersonName(kind, String(decoding: text, as: UTF8.self)), person))
        }
      }
      return names.sorted { $0.0.text.utf8.lexicographicallyPrecedes($1.0.text.utf8) }
    }
  }

  /// The number of each person: that of most of the names, as far as nobody else has it.
  private func numbers(
    of people: [Int32], with names: [(PersonName, Int32)]
  ) throws -> [Int32: Int64] {
    struct Claim: Hashable {
      let person: Int32
      let number: Int64
    }
    var claims: [Claim: Int] = [:]
    for (name, person) in names {
      if let kept = before[name] {
        claims[Claim(person: person, number: kept.number), default: 0] += 1
      }
    }
    var numbers: [Int32: Int64] = [:]
    var taken: Set<Int64> = []
    let strongest = claims.sorted {
      ($1.value, $0.key.number, $0.key.person) < ($0.value, $1.key.number, $1.key.person)
    }
    for (claim, _) in strongest where numbers[claim.person] == nil {
      if taken.insert(claim.number).inserted { numbers[claim.person] = claim.number }
    }
    var last = try db.value("SELECT max(person) FROM kept_people").integer ?? -1
    for person in people where numbers[person] == nil {
      last += 1
      numbers[person] = last
    }
    return numbers
  }

  private func write(_ names: [PersonName: Int32], _ numbers: [Int32: Int64]) throws {
    for name in before.keys where names[name] == nil {
      try db.execute(
        "DELETE FROM kept_person_names WHERE kind = ? AND name = ?",
        [name.kind.rawValue, name.text]
      )
    }
    var added: [(name: PersonName, number: Int64)] = []
    for (name, person) in names {
      guard let number = numbers[person] else { continue }
      guard let kept = before[name] else {
        added.append((name, number))
        continue
      }
      if kept.number != number {
        try db.execute(
          "UPDATE kept_person_names SET person = ? WHERE kind = ? AND name = ?",
          [number, name.kind.rawValue, name.text])
      }
    }
    added.sort { $0.name < $1.name }
    let writer = try db.bulkWriter(
      into: BulkTable(
        name: "kept_person_names", columns: ["kind", "name", "person"], knownKeys: .refused))
    try writer.add(rows: added.count) {
      $1.bind(added[$0].name.kind.rawValue, at: 0)
      $1.bind(added[$0].name.text, at: 1)
      $1.bind(added[$0].number, at: 2)
    }
    _ = try writer.finish()
  }

  /// Makes `kept_people` say of these what is told, and of nobody else who was met.
  private func write(_ people: [Int64: KeptPerson.Told]) throws {
    let known = Dictionary(before.values.map { ($0.number, $0.told) }) { first, _ in first }
    for number in known.keys where people[number] == nil {
      try db.execute("DELETE FROM kept_people WHERE person = ?", [number])
    }
    var added: [(number: Int64, told: KeptPerson.Told)] = []
    for (number, told) in people {
      guard let before = known[number] else {
        added.append((number, told))
        continue
      }
      if before != told {
        let columns = (["name"] + Milestones.columns).map { "\($0) = ?" }.joined(separator: ", ")
        try db.execute(
          "UPDATE kept_people SET \(columns) WHERE person = ?",
          [told.name] + told.times + [number] as [(any StoreValueConvertible)?])
      }
    }
    added.sort { $0.number < $1.number }
    let writer = try db.bulkWriter(
      into: BulkTable(
        name: "kept_people", columns: ["person", "name"] + Milestones.columns,
        knownKeys: .refused))
    try writer.add(rows: added.count) { place, row in
      let (number, told) = added[place]
      row.bind(number, at: 0)
      row.bind(told.name, at: 1)
      for (place, at) in told.times.enumerated() {
        if let at { row.bind(at, at: place + 2) }
      }
    }
    _ = try writer.finish()
  }
}
