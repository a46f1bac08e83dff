/// Who is who: the people whose journeys are told apart, known by what they leave behind.
///
/// Two names that are met together are one person's. A telephone number that several people share (a
/// switchboard) joins nobody. Whose numbers come first makes no difference to who is joined.
struct PersonLookup {
  /// The names that a touchpoint or a call has for a person.
  struct Names {
    var visitor: String?
    var phoneKey: String?
    var emailKey: String?
    var record: String?
  }

  /// A number for somebody, of whom it may turn out later that they are somebody else as well.
  typealias Somebody = Int32

  private let sharedPhones: Set<String>
  private var visitors: [String: Somebody] = [:]
  private var phones: [String: Somebody] = [:]
  private var emails: [String: Somebody] = [:]
  private var records: [String: Somebody] = [:]
  /// INVARIANT: every chain of parents ends in somebody who is their own.
  private var parents: [Somebody] = []

  /// Nobody is known yet. `sharedPhones` are the keys of numbers that several people have.
  init(sharedPhones: Set<String>) { self.sharedPhones = sharedPhones }

  /// Whoever has these names; somebody new where nobody is known by any of them.
  mutating func somebody(_ names: Names) -> Somebody {
    var found: Somebody?
    Self.find(names.visitor, in: &visitors, &parents, &found)
    Self.find(names.record, in: &records, &parents, &found)
    Self.find(names.emailKey, in: &emails, &parents, &found)
    if let key = names.phoneKey, !sharedPhones.contains(key) {
      Self.find(key, in: &phones, &parents, &found)
    }
    return found ?? Self.somebodyNew(&parents)
  }

  /// Says that two are one person.
  mutating func join(_ one: Somebody, _ other: Somebody) { Self.join(one, other, &parents) }

  /// For everybody the number of their person, from 0 without gaps, and how many people there are.
  func people() -> (ofSomebody: [Int32], count: Int) {
    var parents = parents
    var numbers = [Int32](repeating: -1, count: parents.count)
    var count: Int32 = 0
    for somebody in parents.indices {
      let root = Int(Self.root(Somebody(somebody), &parents))
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      numbers[somebody] = numbers[root]
    }
    return (numbers, Int(count))
  }

  private static func find(
    _ name: String?, in known: inout [String: Somebody], _ parents: inout [Somebody],
    _ found: inout Somebody?
  ) {
    guard let name else { return }
    if let somebody = known[name] {
      if let found { join(found, somebody, &parents) } else { found = somebody }
    } else {
      let somebody = found ?? somebodyNew(&parents)
      known[name] = somebody
      found = somebody
    }
  }

  private static func somebodyNew(_ parents: inout [Somebody]) -> Somebody {
    let new = Somebody(parents.count)
    parents.append(new)
    return new
  }

  private static func join(_ one: Somebody, _ other: Somebody, _ parents: inout [Somebody]) {
    let (left, right) = (root(one, &parents), root(other, &parents))
    // The older one stays, so chains are short: names are met again soon after they are new.
    if left != right { parents[Int(max(left, right))] = min(left, right) }
  }

  private static func root(_ somebody: Somebody, _ parents: inout [Somebody]) -> Somebody {
    var place = Int(somebody)
    while Int(parents[place]) != place {
      parents[place] = parents[Int(parents[place])]
      place = Int(parents[place])
    }
    return Somebody(place)
  }
}
