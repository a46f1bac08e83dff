import TermPattern
import TestSupport
import Testing

@Suite struct PatternPropertyTests {
  @Test("random text is read or refused with bytes that lie within it; it never traps")
  func randomText() {
    var random = SeededGenerator(seed: 1)
    let alphabet = Array("ab카é'’-.~*=?(){}|  :1230asmoney,_$🙂\u{AD}\u{301}\n\u{0}")
    var read = 0
    for _ in 0..<60_000 {
      let count = Int.random(in: 0...14, using: &random)
      let source = String((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "a" })
      do throws(TermPatternError) {
        let pattern = try PhrasePattern(source)
        checkSpans(pattern)
        read += 1
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= source.utf8.count)
        #expect(!error.reason.isEmpty)
      }
    }
    #expect(read > 1000, "too few of the random texts were patterns to show anything")
  }

  @Test("pieces of patterns in random order never trap")
  func randomPieces() {
    var random = SeededGenerator(seed: 2)
    let pieces = [
      "(", ")", "|", "{money", "{digits:4", " as ", "x}", "...", "...3", "...99", "?", "~", "*",
      "=",
      " ", "card", "book~", "카드", "don't", "{", "}", "e-mail",
    ]
    for _ in 0..<60_000 {
      let source = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      do throws(TermPatternError) {
        checkSpans(try PhrasePattern(source))
      } catch {
        #expect(error.range.upperBound <= source.utf8.count)
      }
    }
  }

  @Test("what is written back reads as the same pattern, and is written the same again")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 3)
    var patterns = 0
    for _ in 0..<20_000 {
      let source = RandomPattern.make(using: &random)
      guard let pattern = try? PhrasePattern(source) else { continue }
      patterns += 1
      let spelling = pattern.description
      let again = try PhrasePattern(spelling)
      #expect(again.description == spelling)
      #expect(again.ways.map { $0.map(Self.spell) } == pattern.ways.map { $0.map(Self.spell) })
      #expect(again.spokenForms() == pattern.spokenForms())
    }
    #expect(patterns > 10_000)
  }

  @Test("no way is empty, begins or ends with a gap, and none are more than the limit")
  func ways() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<10_000 {
      guard let pattern = try? PhrasePattern(RandomPattern.make(using: &random)) else { continue }
      #expect((1...PhraseLimits.maxExpansion).contains(pattern.ways.count))
      for way in pattern.ways {
        #expect(!way.isEmpty)
        for end in [way.first, way.last] {
          if case .gap? = end { Issue.record("\(pattern) has a way that ends in a gap") }
        }
      }
      #expect(pattern.spokenForms().count <= PhraseLimits.maxExpansion)
    }
  }

  @Test("what can be listened for is told from the elements as the ways tell it")
  func soundWithoutWays() {
    var random = SeededGenerator(seed: 5)
    var searchable = 0, barred = 0
    for _ in 0..<20_000 {
      guard let pattern = try? PhrasePattern(RandomPattern.make(using: &random)) else { continue }
      let obstacles = pattern.ways.map { $0.filter(Self.isObstacle) }
      #expect(
        pattern.unsearchable.map(\.span.lowerBound)
          == Set(obstacles.joined().map(\.span.lowerBound)).sorted(), "\(pattern)")
      let isSearchable = pattern.slots.isEmpty && obstacles.contains(where: \.isEmpty)
      #expect(pattern.isSearchable == isSearchable, "\(pattern)")
      #expect(pattern.spokenForms().isEmpty == !isSearchable, "\(pattern)")
      if isSearchable { searchable += 1 } else { barred += 1 }
    }
    #expect(searchable > 1000 && barred > 1000)
  }

  @Test("sequences are counted as if every way were walked")
  func sequenceCount() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<20_000 {
      guard let pattern = try? PhrasePattern(RandomPattern.make(using: &random)) else { continue }
      let count = pattern.ways.reduce(0) { sum, way in
        sum
          + way.reduce(1) { product, step in
            guard case .word(let word, _) = step else { return product }
            return product * word.forms.count * (word.foldedParts.count > 1 ? 2 : 1)
          }
      }
      #expect(pattern.sequenceCount == count, "\(pattern)")
      #expect(pattern.spokenForms().count <= count)
    }
  }

  /// Whether sound cannot be searched for the step.
  private static func isObstacle(_ step: PhrasePattern.Step) -> Bool {
    switch step {
    case .word(let word, _): word.mode == .prefix || word.mode == .suffix
    case .slot, .gap: true
    }
  }

  private static func spell(_ step: PhrasePattern.Step) -> String {
    switch step {
    case .word(let word, _): word.description
    case .slot(let slot, _): slot.description
    case .gap(let gap, _): gap.description
    }
  }

  /// Every element lies within its parent, after its neighbour, and within the source.
  private func checkSpans(_ pattern: PhrasePattern) {
    check(pattern.elements, within: 0..<pattern.source.utf8.count)
  }

  private func check(_ elements: [PhrasePattern.Element], within outer: Range<Int>) {
    var end = outer.lowerBound
    for element in elements {
      #expect(element.span.lowerBound >= end && element.span.upperBound <= outer.upperBound)
      #expect(!element.span.isEmpty)
      end = element.span.upperBound
      switch element.kind {
      case .word(let word): #expect(element.span.contains(word.span.lowerBound))
      case .group(let alternatives):
        for alternative in alternatives {
          #expect(element.span.lowerBound < alternative.span.lowerBound)
          check(alternative.elements, within: alternative.span)
        }
      case .slot(let slot): #expect(slot.span.lowerBound == element.span.lowerBound)
      case .gap: break
      }
    }
  }
}

/// Patterns of every shape, most of them well formed.
enum RandomPattern {
  static func make(using random: inout SeededGenerator) -> String {
    elements(depth: 0, using: &random)
  }

  private static func elements(depth: Int, using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in element(depth: depth, using: &random) }
      .joined(separator: Bool.random(using: &random) ? " " : "  ")
  }

  private static func element(depth: Int, using random: inout SeededGenerator) -> String {
    let word = ["card", "e-mail", "don't", "Über", "카드", "3.5"].randomElement(using: &random) ?? ""
    let core =
      switch Int.random(in: 0...(depth < 3 ? 11 : 8), using: &random) {
      case 0: "=" + word
      case 1: word + "~"
      case 2: word + "*"
      case 3: "*" + word
      case 4: "{money as x\(Int.random(in: 0...9, using: &random))}"
      case 5: "...\(Int.random(in: 1...10, using: &random))"
      case 6...8: word
      default:
        "("
          + (0..<Int.random(in: 1...3, using: &random))
          .map { _ in elements(depth: depth + 1, using: &random) }
          .joined(separator: Bool.random(using: &random) ? "|" : " | ") + ")"
      }
    return Int.random(in: 0...4, using: &random) == 0 ? core + "?" : core
  }
}
