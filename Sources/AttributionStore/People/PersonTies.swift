/// That two were met together.
struct PersonTie {
  let one: PersonLookup.Somebody
  /// Of ties by an address or a number, who has that.
  let other: PersonLookup.Somebody
  /// When that was first.
  let atMs: Int64
}

/// What was met together, each pair once.
struct PersonTies {
  private struct Pair: Hashable {
    let one: PersonLookup.Somebody
    let other: PersonLookup.Somebody
  }

  private var firstMs: [Pair: Int64] = [:]

  mutating func add(_ one: PersonLookup.Somebody, _ other: PersonLookup.Somebody, atMs: Int64) {
    let place = Pair(one: one, other: other)
    if let known = firstMs[place], known <= atMs { return }
    firstMs[place] = atMs
  }

  /// All ties; the oldest first, and of one time by the names that `owners` tells, if it is given.
  func all(inOrderOf owners: [PersonLookup.Somebody: PersonName]?) -> [PersonTie] {
    let ties = firstMs.map { PersonTie(one: $0.one, other: $0.other, atMs: $1) }
    guard let owners else { return ties }
    func names(_ tie: PersonTie) -> [PersonName] {
      [tie.one, tie.other].compactMap { owners[$0] }.sorted()
    }
    return ties.sorted { left, right in
      left.atMs != right.atMs
        ? left.atMs < right.atMs : names(left).lexicographicallyPrecedes(names(right))
    }
  }
}
