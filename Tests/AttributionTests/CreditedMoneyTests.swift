import Attribution
import CallModel
import Testing

@Suite("Money of conversions")
struct CreditedMoneyTests {
  private let market = SmallMarket()
  private let at = SmallMarket.day(9)

  private func money(
    _ minorUnits: Int64?, _ journey: String, _ model: AttributionModel = .linear
  ) throws -> [Int64?] {
    let conversion = Conversion(
      id: 1, at: at, revenue: minorUnits.map { Money(minorUnits: $0, currency: .usd) })
    let journey = market.journey(journey, conversion)
    return try market.attributor(learning: [journey])
      .credits(for: conversion, in: journey, by: model).map { $0.revenue?.minorUnits }
  }

  @Test("the odd cents go to the largest remainders, of equal ones to the earlier touchpoint")
  func oddCents() throws {
    #expect(try money(100, "a@1 b@2 c@3") == [34, 33, 33])
    #expect(try money(101, "a@1 b@2 c@3") == [34, 34, 33])
    #expect(try money(1, "a@1 b@2 c@3") == [1, 0, 0])
    // 40 % of 7 is 2.8 and 20 % is 1.4, so both ends are rounded up.
    #expect(try money(7, "a@1 b@2 c@3", .positionBased) == [3, 1, 3])
    // 40 % of 3 is 1.2 and 20 % is .6.
    #expect(try money(3, "a@1 b@2 c@3", .positionBased) == [1, 1, 1])
  }

  @Test(
    "a refund takes from each touchpoint what the sale gave it",
    arguments: AttributionModel.allCases)
  func refund(model: AttributionModel) throws {
    let sale = Conversion(id: 1, at: at, revenue: Money(minorUnits: 10_001, currency: .usd))
    let refund = Conversion(id: 2, at: at, revenue: Money(minorUnits: -10_001, currency: .usd))
    let journey = market.journey("a@1 b@2 c@3 direct@4", sale, refund)
    let attributor = try market.attributor(learning: [journey])
    let given = attributor.credits(for: sale, in: journey, by: model)
    let taken = attributor.credits(for: refund, in: journey, by: model)
    #expect(taken.map(\.touchpoint) == given.map(\.touchpoint))
    #expect(
      taken.map { $0.revenue?.minorUnits } == given.map { $0.revenue.map { -$0.minorUnits } })
  }

  @Test("no money, and money that is nothing")
  func zero() throws {
    #expect(try money(nil, "a@1 b@2") == [nil, nil])
    #expect(try money(0, "a@1 b@2") == [0, 0])
  }

  @Test("the largest amounts that can be written are shared without a unit lost")
  func extremes() throws {
    #expect(try money(.max, "a@1 b@2") == [4_611_686_018_427_387_904, 4_611_686_018_427_387_903])
    #expect(try money(.min, "a@1 b@2") == [Int64.min / 2, Int64.min / 2])
    #expect(try money(.min, "a@1") == [Int64.min])
    #expect(try money(.max, "a@1 b@2 c@3", .timeDecay).compactMap { $0 }.reduce(0, +) == .max)
  }
}
