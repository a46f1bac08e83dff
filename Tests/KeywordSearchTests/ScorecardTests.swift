import KeywordSearch
import TestSupport
import Testing

@Suite("The second look's points")
struct ScorecardTests {
  private let curve = Scorecard.Curve(knots: [-2, 0, 4], points: [1, 3, 4])

  @Test(
    "a curve is straight between its knots and level beyond them",
    arguments: [(-9, 1), (-2, 1), (-1, 2), (0, 3), (1, 3.25), (4, 4), (99, 4)] as [(Float, Float)])
  func interpolation(value: Float, points: Float) {
    #expect(curve(value) == points)
  }

  @Test("points add up")
  func sum() {
    let card = Scorecard(start: -1, curves: [curve, .init(knots: [0], points: [7])])
    #expect(card.points(for: [1, -5]) == -1 + 3.25 + 7)
  }

  @Test("the least value is where the sum just can be reached")
  func leastValue() {
    let card = Scorecard(start: -1, curves: [curve, .init(knots: [0, 1], points: [2, 5])])
    // −1 + 5 + points of the first curve: at least 5, at most 8.
    #expect(card.leastValue(ofMeasure: 0, reaching: 4) == -.infinity)
    #expect(card.leastValue(ofMeasure: 0, reaching: 6) == -1)
    #expect(card.leastValue(ofMeasure: 0, reaching: 7.5) == 2)
    #expect(card.leastValue(ofMeasure: 0, reaching: 8.5) == .infinity)
  }

  @Test("no values of what is not known bring more points than the bound, and some bring as many")
  func mostPoints() {
    let second = Scorecard.Curve(knots: [0, 1, 2], points: [2, 5, -1])
    let card = Scorecard(start: -1, curves: [curve, second])
    for known in [[:], [0: Float(1.3)], [1: Float(1.5)], [0: Float(-4), 1: Float(9)]] {
      var most = -Float.infinity
      for first in stride(from: Float(-10), through: 10, by: 0.25) {
        for other in stride(from: Float(-1), through: 3, by: 0.25) {
          most = max(most, card.points(for: [known[0] ?? first, known[1] ?? other]))
        }
      }
      #expect(card.mostPoints(knowing: known) == most)
    }
  }

  @Test("the fitted card has a curve for each measure, and those that must not fall do not")
  func fitted() throws {
    let card = Scorecard.fitted
    #expect(card.curves.count == Evidence.names.count)
    for (name, curve) in zip(Evidence.names, card.curves) {
      #expect(zip(curve.knots, curve.knots.dropFirst()).allSatisfy { $0 < $1 }, "\(name)")
    }
    for name in ["word_margin", "score", "worst_phone", "start_mark", "end_mark"] {
      let curve = card.curves[try #require(Evidence.names.firstIndex(of: name))]
      #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0 <= $1 }, "\(name)")
    }
    for name in ["longest_gap", "longest_pause", "inner_mark", "strangeness", "nonsense"] {
      let curve = card.curves[try #require(Evidence.names.firstIndex(of: name))]
      #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0 >= $1 }, "\(name)")
    }
  }

  @Test(
    "the card for nonsense is worth nothing to what takes words to find out, nor to nonsense itself"
  )
  func plain() throws {
    let card = Scorecard.plain
    #expect(card.curves.count == Evidence.names.count)
    for (name, curve) in zip(Evidence.names, card.curves) {
      let isUsed = !["word_margin", "strangeness", "nonsense"].contains(name)
      #expect(curve.points.contains { $0 != 0 } == isUsed, "\(name)")
    }
  }
}
