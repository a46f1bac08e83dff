import AttributionStore
import CallModel
import TestSupport
import Testing

/// Whatever comes in whatever order, the conversions that hold are worth what the obvious twin says.
@Suite struct RandomSalesTests {
  /// A call with one conversion at most, and a deal of the same person.
  private struct Person {
    var assumed: Int64?
    var sold: Int64?
    var isWon = false

    var worth: Int64 {
      guard let assumed else { return 0 }
      return isWon ? sold ?? assumed : assumed
    }
  }

  @Test("nothing is lost and nothing is counted twice", arguments: 0..<20)
  func totals(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let market = try SoldMarket()
    var people = Array(repeating: Person(), count: 4)
    for step in 0..<40 {
      let number = Int.random(in: people.indices, using: &random)
      let phone = "+1212555010\(number)"
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1:
        people[number].assumed = [nil, 5000, 10_000].randomElement(using: &random) ?? nil
        let outcomes = people[number].assumed.map { [Samples.sale($0)] } ?? []
        _ = try market.call("c-\(number)", at: 0, from: phone, outcomes: outcomes)
      case 2, 3:
        people[number].isWon = Bool.random(using: &random)
        people[number].sold = [nil, 0, 124_000].randomElement(using: &random) ?? nil
        try market.deal(
          "d-\(number)", won: people[number].isWon, minorUnits: people[number].sold,
          ["phone": .contact(phone)])
      default: break
      }
      if Bool.random(using: &random) { _ = try market.settle() }
      guard step % 8 == 7 else { continue }
      _ = try market.settle()
      #expect(try market.totals()["USD", default: 0] == people.map(\.worth).reduce(0, +))
      let again = try market.settle()
      #expect(again[0] == 0 && again[1] == 0)
      for (number, person) in people.enumerated() where person.assumed != nil {
        let outcomes = person.assumed.map { [Samples.sale($0)] } ?? []
        let booked = try market.call(
          "c-\(number)", at: 0, from: "+1212555010\(number)", outcomes: outcomes)
        #expect(!booked.hasChanges)
      }
    }
    #expect(try StoreDump.faults(ofStoreAt: market.path) == [])
  }
}
