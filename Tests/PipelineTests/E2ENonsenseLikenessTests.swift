import CallModel
import KeywordSearch
import Pipeline
import Pronunciation
import TestSupport
import Testing

@Suite("How much nonsense passes for what is listened for")
struct E2ENonsenseLikenessTests {
  @Test("is the same whoever asks first, for some or for all, and however many ask at once")
  func order() async throws {
    let words = try CompetingWords(modelFolder: ModelFolder.path)
    let plan = ListeningPlan(
      terms: ["credit card", "enter", "extended warranty", "cash"].map { Term($0) },
      lexicon: try Lexicon(modelFolder: ModelFolder.path), words: words)
    let whole = words.likenessOfNonsense(to: plan.audible.map(\.keyword))
    #expect(Set(whole).count == whole.count, "else a wrong one would not be seen")

    let some = [plan.audible[3], plan.audible[1]]
    #expect(plan.nonsense.likeness(to: some) == [whole[3], whole[1]])
    #expect(plan.nonsense.likeness(to: []).isEmpty)
    let answers = await withTaskGroup(of: [Float].self) { group in
      for _ in 0..<4 { group.addTask { plan.nonsense.likeness(to: plan.audible) } }
      return await group.reduce(into: [[Float]]()) { $0.append($1) }
    }
    #expect(answers == Array(repeating: whole, count: 4))
  }
}
