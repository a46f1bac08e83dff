/// Who is who: the people whose journeys are told apart, known by what they leave behind.
///
/// Names that are met together are one person's. In this order: visitors and customer numbers; then
/// e-mail addresses, unless different customers left one; then telephone numbers, unless different people left
/// one who are known by a customer number or an address. Whose names come first makes no difference.
package struct PersonLookup {
  /// The names that a touchpoint, a call or a sale has for a person.
  package struct Names: Hashable {
    package var visitor: String?
    package var phoneKey: String?
    package var emailKey: String?
    package var record: String?

    package init(
      visitor: String? = nil, phoneKey: String? = nil, emailKey: String? = nil,
      record: String? = nil
    ) {
      self.visitor = visitor
      self.phoneKey = phoneKey
      self.emailKey = emailKey
      self.record = record
    }
  }

  /// A number for somebody, of whom it may turn out later that they are somebody else as well.
  package typealias Somebody = Int32

  private let decisions: PersonDecisions
  private var known = KnownNames()
  private var count: Somebody = 0
  // What was met together, and when first.
  private var firmTies = PersonTies()
  private var emailTies = PersonTies()
  private var phoneTies = PersonTies()

  /// Nobody is known yet but by what was decided by hand.
  package init(_ decisions: PersonDecisions = PersonDecisions()) {
    self.decisions = decisions
    for (one, other) in decisions.joined + decisions.parted {
      for name in [one, other] { _ = somebody(name.kind, name.text) }
    }
  }

  /// Whoever left these names together at this time; somebody new where none of them tells who.
  package mutating func somebody(_ names: Names, atMs: Int64 = .max) -> Somebody {
    let visitor = names.visitor.flatMap { somebody(.visitor, $0) }
    let customer = names.record.flatMap { somebody(.customer, $0) }
    let one = visitor ?? customer ?? somebodyNew()
    if visitor != nil, let customer { firmTies.add(one, customer, atMs: atMs) }
    if let email = names.emailKey.flatMap({ somebody(.email, $0) }) {
      emailTies.add(one, email, atMs: atMs)
    }
    if let phone = names.phoneKey.flatMap({ somebody(.phone, $0) }) {
      phoneTies.add(one, phone, atMs: atMs)
    }
    return one
  }

  /// Whoever left the names that stand in four columns of a row from `place` on: the visitor, the telephone number,
  /// the address and the customer number.
  mutating func somebody(_ row: BulkRows, from place: Int, atMs: Int64 = .max) -> Somebody {
    let visitor = somebody(.visitor, row, at: place)
    let customer = somebody(.customer, row, at: place + 3)
    let one = visitor ?? customer ?? somebodyNew()
    if visitor != nil, let customer { firmTies.add(one, customer, atMs: atMs) }
    if let email = somebody(.email, row, at: place + 2) { emailTies.add(one, email, atMs: atMs) }
    if let phone = somebody(.phone, row, at: place + 1) { phoneTies.add(one, phone, atMs: atMs) }
    return one
  }

  /// Says that two are one person, as was seen at this time.
  package mutating func join(_ one: Somebody, _ other: Somebody, atMs: Int64 = .max) {
    if one != other { firmTies.add(one, other, atMs: atMs) }
  }

  /// The people that all of this makes.
  package func people() -> People {
    // Without parted names it makes no difference which tie comes first.
    let owners = decisions.parted.isEmpty ? nil : known.owners
    let ties = Ties(
      firm: firmTies.all(inOrderOf: owners), emails: emailTies.all(inOrderOf: owners),
      phones: phoneTies.all(inOrderOf: owners))
    var (circles, shared) = joined(ties, parted: [], shared: [])
    if owners != nil {
      // What was shared before stays so: parting names joins nobody else.
      (circles, shared) = joined(ties, parted: pairs(decisions.parted), shared: shared)
    }
    return People(circles, known: known, shared: shared, sharedByHand: decisions.shared)
  }

  private struct Ties {
    let firm: [PersonTie]
    let emails: [PersonTie]
    let phones: [PersonTie]
  }

  /// Who is one person, and which addresses and numbers several people have, of which some are known.
  private func joined(
    _ ties: Ties, parted: [(Somebody, Somebody)], shared: Set<Somebody>
  ) -> (PersonCircles, shared: Set<Somebody>) {
    var circles = PersonCircles(count: Int(count), parted: parted)
    for (one, other) in pairs(decisions.joined) { circles.join(one, other) }
    circles.join(ties.firm)
    var shared = shared
    shared.formUnion(circles.shared(ties.emails, by: known.customers.owners))
    circles.join(ties.emails.filter { !shared.contains($0.other) })
    let identified =
      Array(known.customers.owners) + known.emails.owners.filter { !shared.contains($0) }
    shared.formUnion(circles.shared(ties.phones, by: identified))
    circles.join(ties.phones.filter { !shared.contains($0.other) })
    return (circles, shared)
  }

  private func pairs(_ names: [(PersonName, PersonName)]) -> [(Somebody, Somebody)] {
    names.compactMap { one, other in
      guard let one = known[one], let other = known[other] else { return nil }
      return (one, other)
    }
  }

  /// Who has the name; `nil` if it tells nobody's.
  private mutating func somebody(_ kind: PersonName.Kind, _ text: String) -> Somebody? {
    if !decisions.shared.isEmpty, decisions.shared.contains(PersonName(kind, text)) { return nil }
    var text = text
    return text.withUTF8 { somebody(kind, $0) }
  }

  /// Who has the name in the column at `place`; `nil` if there is none, or it tells nobody's.
  private mutating func somebody(
    _ kind: PersonName.Kind, _ row: BulkRows, at place: Int
  ) -> Somebody? {
    if !decisions.shared.isEmpty { return row.text(at: place).flatMap { somebody(kind, $0) } }
    return row.withText(at: place) { somebody(kind, $0) }
  }

  private mutating func somebody(
    _ kind: PersonName.Kind, _ name: UnsafeBufferPointer<UInt8>
  ) -> Somebody {
    let somebody = known[kind].owner(of: name, or: count)
    if somebody == count { count += 1 }
    return somebody
  }

  private mutating func somebodyNew() -> Somebody {
    defer { count += 1 }
    return count
  }
}
