import Attribution
import AttributionStore
import CallModel
import Diagnostics
import GRDB
import TestSupport
import Testing

@Suite struct PersonDecisionTests {
  private let market: SmallMarket
  private let phone = "+12125550100"
  private let ann = PersonName(.visitor, "ann")
  private let bob = PersonName(.visitor, "bob")

  init() throws { market = try SmallMarket() }

  private func decide(
    _ ruling: PersonDecision.Ruling, because reason: String? = "so they say"
  ) throws -> Int64 {
    try market.store.decide(ruling, because: reason, at: Samples.noon).id
  }

  private func names(_ name: String) throws -> [String] {
    try market.journey(name).names.filter { !$0.kind.isContact }.map(\.text)
  }

  private func bookFamily() throws {
    try market.book([
      SmallMarket.visit("a", by: "ann", at: -900, medium: "cpc", phone: phone),
      SmallMarket.visit("b", by: "bob", at: -800, medium: "email", phone: phone),
    ])
    try market.call("sale", at: 0, from: phone, bringing: [.dollars(1)])
  }

  @Test("parted names are two people until the decision is undone, and then one again")
  func part() throws {
    try bookFamily()
    #expect(try names("ann") == ["ann", "bob"])
    let id = try decide(.part(ann, bob))
    #expect(try names("ann") == ["ann"] && names("bob") == ["bob"])
    // Whose call from their number it was, nobody can say.
    #expect(try market.report(.init()).basis.personCount == 3)
    _ = try decide(.undo(id), because: nil)
    #expect(try names("bob") == ["ann", "bob"])
    #expect(try market.report(.init()).basis.personCount == 1)
  }

  @Test("joined names are one person, and the journey says who decided it and why")
  func join() throws {
    try market.book([
      SmallMarket.visit("a", by: "ann", at: -900), SmallMarket.visit("b", by: "bob", at: -800),
    ])
    let id = try decide(.join(ann, bob))
    let link = try #require(try market.journey("ann").links.first)
    #expect(link.other == bob && link.evidence.map(\.kind) == [.decision])
    #expect(link.evidence.first?.id == String(id) && link.evidence.first?.detail == "so they say")
    #expect(try market.report(.init()).basis.personCount == 1)
  }

  @Test("a name that was decided to be shared joins nobody, and tells no call its source")
  func shared() throws {
    try bookFamily()
    #expect(try market.earned(.firstTouch) == ["paid search": 100])
    #expect(try market.store.sources(on: .all).map(\.foundBy) == [.caller])
    let key = SmallMarket.key.name(of: phone)
    let id = try decide(.shared(PersonName(.phone, key)))
    #expect(try market.earned(.firstTouch) == ["nothing": 100])
    #expect(try market.store.sources(on: .all).map(\.foundBy) == [nil])
    _ = try decide(.undo(id))
    #expect(try market.earned(.firstTouch) == ["paid search": 100])
  }

  @Test(
    "what stands is not decided twice, its opposite not before it is undone, and nothing is undone twice"
  )
  func rules() throws {
    let first = try decide(.part(ann, bob))
    #expect(try decide(.part(bob, ann)) == first)
    func reason(_ ruling: PersonDecision.Ruling) -> String? {
      #expect(throws: InputError.self) { try decide(ruling) }?.reason
    }
    #expect(reason(.join(bob, ann)) == "decision 1 says the opposite")
    #expect(reason(.join(ann, ann)) == "both names are the same")
    #expect(reason(.undo(7)) == "there is no decision 7")
    let undoing = try decide(.undo(first))
    #expect(reason(.undo(first)) == "decision 1 was undone by decision 2")
    #expect(reason(.undo(undoing)) == "decision 2 undoes another one")
    #expect(try decide(.join(ann, bob)) == 3)
    let all = try market.store.personDecisions()
    #expect(all.map(\.undoneBy) == [2, nil, nil])
    #expect(all.map(\.ruling) == [.part(ann, bob), .undo(1), .join(ann, bob)])
  }

  @Test("decisions are never changed and never deleted, whoever has the file open")
  func appendOnly() throws {
    _ = try decide(.part(ann, bob))
    let other = try DatabaseQueue(path: market.store.path)
    for statement in [
      "UPDATE person_decisions SET reason = 'x'", "DELETE FROM person_decisions",
      "INSERT OR REPLACE INTO person_decisions VALUES (1, 'shared', 'visitor', 'x', NULL, NULL, NULL, NULL, '')",
    ] {
      #expect(throws: DatabaseError.self) {
        try other.inDatabase { try $0.execute(sql: statement) }
      }
    }
    #expect(try market.store.personDecisions().map(\.ruling) == [.part(ann, bob)])
  }

  @Test("names are those that somebody left; of a number or a name with its kind that is not asked")
  func known() throws {
    try market.book([
      SmallMarket.visit("a", by: "42", at: -900), SmallMarket.visit("b", at: -800, person: "42"),
    ])
    func name(_ text: String, mayBeNew: Bool = false) throws -> PersonName {
      try market.store.personName(
        PersonSearch(text, key: SmallMarket.key), mayBeNew: mayBeNew)
    }
    #expect(try name("customer:42") == PersonName(.customer, "42"))
    #expect(throws: InputError.self) { try name("42") }
    #expect(throws: InputError.self) { try name("nobody") }
    #expect(throws: InputError.self) { try name("nobody", mayBeNew: true) }
    #expect(throws: InputError.self) { try name(phone) }
    #expect(try name(phone, mayBeNew: true).text == SmallMarket.key.name(of: phone))
    #expect(try name("visitor:new", mayBeNew: true) == PersonName(.visitor, "new"))
  }
}
