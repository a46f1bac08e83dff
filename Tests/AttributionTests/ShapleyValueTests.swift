import Attribution
import TestSupport
import Testing

@Suite("Exact and drawn values")
struct ShapleyValueTests {
  private func table(of players: Int32, using generator: inout SeededGenerator) -> CoalitionTable {
    var table = CoalitionTable()
    for _ in 0..<300 {
      let coalition = (0..<players).filter { _ in Bool.random(using: &generator) }
      table.add(coalition, converted: Int.random(in: 0..<3, using: &generator) == 0)
    }
    return table
  }

  @Test("twenty players are always exact, also where every subset was had by somebody")
  func alwaysExact() {
    var table = CoalitionTable()
    for subset in 0..<(1 << 12) {
      table.add((0..<12).filter { subset >> $0 & 1 == 1 }, converted: subset.isMultiple(of: 3))
    }
    #expect(ShapleyValue(of: Array(0..<12), in: table, lookups: 1 << 12).isExact)
    #expect(!ShapleyValue(of: Array(0..<12), in: table, lookups: (1 << 12) - 2).isExact)
    #expect(ShapleyValue.exactLookups == 1 << 20)
  }

  @Test("drawn values lie near the exact ones, sum to the same, and are the same in every run")
  func drawn() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<10 {
      let players = Array(Int32(0)..<6)
      let table = table(of: 6, using: &generator)
      let exact = ShapleyValue(of: players, in: table)
      let drawn = ShapleyValue(of: players, in: table, lookups: 0)
      #expect(exact.isExact && !drawn.isExact)
      for (left, right) in zip(exact.values, drawn.values) { #expect(abs(left - right) < 0.06) }
      #expect(abs(exact.values.reduce(0, +) - drawn.values.reduce(0, +)) < 1e-9)
      #expect(ShapleyValue(of: players, in: table, lookups: 0).values == drawn.values)
    }
  }

  @Test("a set of nobody has no values")
  func empty() {
    #expect(ShapleyValue(of: [], in: CoalitionTable()).values.isEmpty)
  }
}
