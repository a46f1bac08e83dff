/// Who has turned out to be one person, and who never may.
struct PersonCircles {
  typealias Somebody = PersonLookup.Somebody

  /// INVARIANT: every chain of parents ends in somebody who is their own.
  private var parents: [Somebody]
  /// Of whoever stands for a person, those from whom somebody of that person was parted.
  ///
  /// INVARIANT: none of them is of the same person.
  private var foes: [Somebody: [Somebody]] = [:]

  /// Everybody is somebody else. Nobody is parted from themselves.
  init(count: Int, parted: [(Somebody, Somebody)]) {
    parents = Array(0..<Somebody(count))
    for (one, other) in parted where one != other {
      foes[one, default: []].append(other)
      foes[other, default: []].append(one)
    }
  }

  /// How many there are, joined or not.
  var count: Int { parents.count }

  /// Whoever stands for the person that `somebody` is.
  mutating func root(_ somebody: Somebody) -> Somebody {
    var place = Int(somebody)
    while Int(parents[place]) != place {
      parents[place] = parents[Int(parents[place])]
      place = Int(parents[place])
    }
    return Somebody(place)
  }

  /// Makes two one person, unless that would bring those together who were parted.
  mutating func join(_ one: Somebody, _ other: Somebody) {
    let (left, right) = (root(one), root(other))
    guard left != right, !areParted(left, right) else { return }
    // The older one stays, so chains are short: names are met again soon after they are new.
    let (stays, goes) = (min(left, right), max(left, right))
    parents[Int(goes)] = stays
    if let more = foes.removeValue(forKey: goes) { foes[stays, default: []] += more }
  }

  /// Makes those one who were met together, one after the other.
  mutating func join(_ ties: [PersonTie]) {
    for tie in ties { join(tie.one, tie.other) }
  }

  /// Whether two who stand for people were parted.
  private mutating func areParted(_ left: Somebody, _ right: Somebody) -> Bool {
    guard let others = foes[left] else { return false }
    for other in others where root(other) == right { return true }
    return false
  }

  /// The names behind `ties` that several people have: different ones of those that `identified` are of, or
  /// such that were parted.
  mutating func shared(
    _ ties: [PersonTie], by identified: some Sequence<Somebody>
  ) -> Set<Somebody> {
    var isKnown = [Bool](repeating: false, count: parents.count)
    for somebody in identified { isKnown[Int(root(somebody))] = true }
    var owners: [Somebody: Somebody] = [:]
    var shared: Set<Somebody> = []
    for tie in ties {
      // Whoever has the name because it was said by hand is one of them.
      for root in [root(tie.one), root(tie.other)] where isKnown[Int(root)] {
        if let owner = owners.updateValue(root, forKey: tie.other), owner != root {
          shared.insert(tie.other)
        }
      }
    }
    return foes.isEmpty ? shared : shared.union(partedBy(ties))
  }

  private mutating func partedBy(_ ties: [PersonTie]) -> Set<Somebody> {
    var touched: [Somebody: Set<Somebody>] = [:]
    var shared: Set<Somebody> = []
    for tie in ties {
      let root = root(tie.one)
      guard foes[root] != nil else { continue }
      for other in touched[tie.other] ?? [] where areParted(root, other) {
        shared.insert(tie.other)
      }
      touched[tie.other, default: []].insert(root)
    }
    return shared
  }
}
