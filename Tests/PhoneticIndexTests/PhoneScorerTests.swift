import Foundation
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("From classes to phone scores")
struct PhoneScorerTests {
  // ɔ is a relative of ɑ, <wb> counts as blank and by itself, x is no sound of English.
  private let names = ["x"] + Phone.allCases.map(\.ipa) + ["ɔ", "<wb>", "<blank>"]

  private func logs(_ probabilities: [String: Float]) -> [Float] {
    names.map { log(probabilities[$0] ?? 0) }
  }

  @Test("the classes of a phone are added up, and the best column of a frame is 0")
  func folding() throws {
    let scorer = try #require(PhoneScorer(classNames: names))
    let frames =
      logs(["ɑ": 0.2, "ɔ": 0.3, "<wb>": 0.05, "<blank>": 0.05, "x": 0.4])
      + logs(["<blank>": 0.5, "<wb>": 0.1, "k": 0.4])
    let scores = scorer.scores(logProbabilities: frames)
    #expect(scores.frameCount == 2)
    let first = Array(scores.values[..<PhoneScores.rowLength])
    #expect(first[Int(Phone.aa.rawValue)] == 0)
    #expect(abs(first[PhoneFold.blankColumn] - log(0.1 / 0.5)) < 1e-5)
    #expect(abs(first[PhoneFold.wordBoundaryColumn] - log(0.05 / 0.5)) < 1e-5)
    let second = Array(scores.values[PhoneScores.rowLength...])
    #expect(second[PhoneFold.blankColumn] == 0)
    #expect(abs(second[Int(Phone.k.rawValue)] - log(0.4 / 0.6)) < 1e-5)
  }

  @Test("a probability of zero has a finite score")
  func impossible() throws {
    let scorer = try #require(PhoneScorer(classNames: names))
    let scores = scorer.scores(logProbabilities: logs(["<blank>": 1]))
    #expect(scores.values.allSatisfy { $0 <= 0 && $0 > -18.5 })
    #expect(abs(scores.values[0] - log(1e-8)) < 1e-3)
  }

  @Test("every score equals the plain formula's")
  func twin() throws {
    let scorer = try #require(PhoneScorer(classNames: names))
    var generator = SeededGenerator(seed: 5)
    let frames = (0..<50 * names.count).map { _ in Float.random(in: -12...0, using: &generator) }
    let scores = scorer.scores(logProbabilities: frames)
    for frame in 0..<50 {
      var sums = [Double](repeating: 1e-8, count: PhoneScores.rowLength)
      for (index, name) in names.enumerated() {
        let probability = exp(Double(frames[frame * names.count + index]))
        switch PhoneFold.meaning(of: name) {
        case .phone(let phone): sums[Int(phone.rawValue)] += probability
        case .blank: sums[PhoneFold.blankColumn] += probability
        case .wordBoundary:
          sums[PhoneFold.blankColumn] += probability
          sums[PhoneFold.wordBoundaryColumn] += probability
        case .other: break
        }
      }
      let best = log(sums.max() ?? 1)
      for (column, sum) in sums.enumerated() {
        #expect(abs(Double(scores.values[frame * sums.count + column]) - (log(sum) - best)) < 1e-4)
      }
    }
  }

  @Test("a model of other classes is refused, and a part of a frame is not read")
  func refused() throws {
    #expect(PhoneScorer(classNames: ["<blank>", "a"]) == nil)
    let scorer = try #require(PhoneScorer(classNames: names))
    #expect(scorer.scores(logProbabilities: [-1, -2]).frameCount == 0)
    #expect(PhoneScores(values: [0]) == nil)
  }
}
