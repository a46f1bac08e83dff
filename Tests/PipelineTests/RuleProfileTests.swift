import CallModel
import Pipeline
import Testing

@Suite("What rules cost, added up") struct RuleProfileTests {
  private static func rule(_ name: String) -> RuleReference {
    RuleReference(name: name, id: name, revision: 1, file: "a.rules")
  }

  private func profile(calls: Int = 4, soundMs: Int64 = 1_800_000) -> RuleProfile {
    RuleProfile(
      callCount: calls, soundMs: soundMs, wordCount: 0,
      rules: [
        .init(
          rule: Self.rule("both"), deciding: .microseconds(8), terms: [Term("card"), Term("visa")]),
        .init(rule: Self.rule("none"), deciding: .microseconds(2), terms: []),
        .init(rule: Self.rule("unheard"), deciding: .zero, terms: [Term("qx*")]),
      ],
      terms: [
        .init(term: Term("card"), searching: .milliseconds(3)),
        .init(term: Term("visa"), searching: .milliseconds(4)),
      ], reading: .zero)
  }

  @Test(
    "a rule costs the search for each of its phrases; what sound cannot be searched for is free")
  func sums() {
    let profile = profile()
    #expect(
      profile.rules.map(profile.searching) == [.milliseconds(7), .zero, .zero])
  }

  @Test("costs are for one call, and for an hour of a channel")
  func rates() {
    #expect(profile().aCall(.microseconds(8)) == .microseconds(2))
    #expect(profile().anHour(.milliseconds(7)) == .milliseconds(14))
  }

  @Test("without calls or sound there is no rate")
  func nothing() {
    let profile = profile(calls: 0, soundMs: 0)
    #expect(profile.aCall(.seconds(1)) == nil)
    #expect(profile.anHour(.seconds(1)) == nil)
  }

  @Test("a sample is spread over all calls, in their order, without one twice")
  func spread() {
    #expect(RuleProfiler.spread([1, 2, 3], over: 3) == [1, 2, 3])
    #expect(RuleProfiler.spread(Array(0..<10), over: 5) == [0, 2, 4, 6, 8])
    for count in 1...40 {
      let sample = RuleProfiler.spread(Array(0..<37), over: count)
      #expect(sample.count == min(count, 37))
      #expect(zip(sample, sample.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
