import Foundation
import Pronunciation
import TestSupport
import Testing

@Suite("Looking for the likeliest spellings")
struct SpellingBeamTests {
  /// Something that writes: symbol 0 ends, and what follows hangs on the last two symbols.
  private struct Writer {
    let scores: [[Float]]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      scores = (0..<25).map { _ in (0..<4).map { _ in Float.random(in: -3...3, using: &random) } }
    }

    /// The scores behind `symbol`; `state` is the symbol before it.
    func step(_ symbol: Int, _ state: inout Int) -> [Float] {
      let row = scores[5 * state + symbol]
      state = symbol
      return row
    }

    /// Every string of at most `longest` symbols, as probable as the product of its steps.
    func everything(longest: Int) -> [SpellingBeam.Finding] {
      func longer(_ symbols: [Int], _ state: Int, _ sum: Float) -> [SpellingBeam.Finding] {
        if symbols.count == longest { return [.init(symbols: symbols, logProbability: sum)] }
        var state = state
        let row = step(symbols.last ?? 4, &state)
        let total = log(row.map { exp($0) }.reduce(0, +))
        return row.indices.flatMap { symbol -> [SpellingBeam.Finding] in
          let next = sum + row[symbol] - total
          if symbol == 0 { return [.init(symbols: symbols, logProbability: next)] }
          return longer(symbols + [symbol], state, next)
        }
      }
      return longer([], 4, 0).sorted { $0.logProbability > $1.logProbability }
    }
  }

  private func beam(_ width: Int, spread: Float = .infinity, longest: Int = 5) -> SpellingBeam {
    SpellingBeam(width: width, spread: spread, end: 0, longest: longest)
  }

  @Test(
    "a beam that has room for all strings finds all of them, the likeliest first", arguments: 1...20
  )
  func everything(seed: UInt64) {
    let writer = Writer(seed: seed)
    let all = writer.everything(longest: 5)
    let found = beam(all.count).strings(after: 4, from: 4, step: writer.step)
    #expect(found.map(\.symbols) == all.map(\.symbols))
    #expect(zip(found, all).allSatisfy { abs($0.logProbability - $1.logProbability) < 1e-4 })
  }

  @Test("a beam of one takes the likeliest symbol at each step", arguments: 1...20)
  func greedy(seed: UInt64) {
    let writer = Writer(seed: seed)
    var (symbols, last, state) = ([Int](), 4, 4)
    while symbols.count < 5 {
      let row = writer.step(last, &state)
      last = row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
      if last == 0 { break }
      symbols.append(last)
    }
    let found = beam(1).strings(after: 4, from: 4, step: writer.step)
    #expect(found.map(\.symbols) == [symbols])
  }

  @Test(
    "nothing is found that lies further behind the likeliest than the spread", arguments: 1...20)
  func spread(seed: UInt64) {
    let writer = Writer(seed: seed)
    let all = writer.everything(longest: 5)
    let found = beam(all.count, spread: 1.5).strings(after: 4, from: 4, step: writer.step)
    let near = all.prefix { $0.logProbability >= all[0].logProbability - 1.5 }
    #expect(found.map(\.symbols) == near.map(\.symbols))
  }

  @Test("a string that never ends is cut off at the longest")
  func endless() {
    let found = beam(2, longest: 3).strings(after: 1, from: ()) { _, _ in [-100, 5, 0] }
    #expect(found.map(\.symbols) == [[1, 1, 1], [1, 1, 2]])
  }
}
