import CallModel
import Diagnostics
import Pipeline
import RuleEngine
import RuleTesting

/// What hears the recordings of tests: the model and everything that a run searches with.
struct RecordedTests {
  private let evidence: RecordingEvidence
  private let speakers: [Speaker]

  /// Ears for what the rules of `plan` ask for.
  ///
  /// - Parameter speakers: who is on which channel, for tests that do not say.
  /// - Throws: that the model is missing, or a clip cannot be heard.
  init(plan: RulePlan, speakers: [Speaker]) throws {
    let listener = try Ears.listener()
    self.speakers = speakers
    evidence = RecordingEvidence(
      listening: try Ears.listeningPlan(
        for: plan.requestsOfAllRules, clipsOf: [plan],
        said: try Ears.spokenWords(said: try Ears.lexicon()),
        by: { () throws(InputError) in listener }),
      listener: listener)
  }

  /// What is heard in the recording of `test`; `nil` for one without.
  func sound(of test: RuleTest) throws(InputError) -> TestSound? {
    guard let path = test.recordingPath else { return nil }
    let stated = test.channelSpeakers.isEmpty ? speakers : test.channelSpeakers
    return try evidence.found(inRecordingAt: path, speakers: stated).map {
      TestSound(
        hits: $0.hits, fields: $0.fields, coverage: $0.coverage, lengthMs: $0.lengthMs)
    }
  }
}
