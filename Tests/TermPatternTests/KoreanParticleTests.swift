import TermPattern
import TestSupport
import Testing

@Suite("Korean particles") struct KoreanParticleTests {
  @Test(
    "a particle is taken off, and two",
    arguments: [
      ("카드로", "카드"), ("카드는", "카드"), ("카드를", "카드"), ("카드로는", "카드"), ("카드예요", "카드"), ("카드만요", "카드"),
      ("예약이요", "예약"), ("예약은", "예약"), ("예약까지만", "예약"), ("예약으로도", "예약"), ("예약입니다", "예약"),
      ("서울에서는", "서울"), ("서울로", "서울"), ("카드들을", "카드"), ("visa를", "visa"), ("5는", "5"), ("5은", "5"),
    ])
  func taken(form: String, stem: String) {
    #expect(KoreanParticles.stems(of: form).contains(stem))
  }

  @Test(
    "what is no particle, or the wrong one of two, stays",
    arguments: [
      ("카드뮴", "카드"), ("예약금", "예약"), ("카드을", "카드"), ("카드은", "카드"), ("예약는", "예약"), ("예약를", "예약"),
      ("예약로", "예약"), ("카드으로", "카드"), ("서울으로", "서울"), ("카드로는만", "카드"), ("나이", "나"), ("card", "car"),
    ])
  func kept(form: String, stem: String) {
    #expect(!KoreanParticles.stems(of: form).contains(stem))
  }

  @Test("nothing is taken off a particle alone, nor off nothing", arguments: ["는", "로", "", "a"])
  func nothing(form: String) {
    #expect(KoreanParticles.stems(of: form).isEmpty)
  }

  @Test("every stem is what the slow and obvious way finds", arguments: 0..<4)
  func twin(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = ["카드", "예약", "서울", "visa", "물", "보", "이", "에서", ""]
    let particles = KoreanParticles.all.keys.sorted()
    var taken = 0
    for _ in 0..<500 {
      let parts = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
        particles.randomElement(using: &random)
      }
      let form = (words.randomElement(using: &random) ?? "") + parts.joined()
      let stems = Set(KoreanParticles.stems(of: form))
      #expect(stems == Self.stems(of: form, particles), "\(form)")
      taken += stems.count
    }
    #expect(taken > 200, "too little was taken off to show anything")
  }

  /// Every beginning of `form` behind which one or two particles stand that may stand there.
  private static func stems(of form: String, _ particles: [String]) -> Set<String> {
    func fits(_ stem: String, _ particle: String) -> Bool {
      KoreanParticles.all[particle].map { KoreanParticles.canFollow(stem, $0) } ?? false
    }
    var stems: Set<String> = []
    for stem in form.indices.map({ String(form[..<$0]) }) where !stem.isEmpty {
      let rest = String(form.dropFirst(stem.count))
      for first in particles where rest.hasPrefix(first) && fits(stem, first) {
        let second = String(rest.dropFirst(first.count))
        if second.isEmpty || fits(stem + first, second) { stems.insert(stem) }
      }
    }
    return stems
  }
}
