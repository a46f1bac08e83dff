public import CallModel
import Diagnostics
public import RuleCheck

/// A test ready to be run, from a rule file or from a case file of its own: a call with what is said
/// in it, and what the rules must make of it.
public struct RuleTest: Sendable, Hashable {
  /// What it is called.
  public let name: String
  /// The file that it stands in.
  public let file: String
  /// The line on which it begins, counted from 1; `nil` for a case, which is a whole file.
  public let line: Int?
  /// What is known of the call. What follows from what is said in it is added when it is run.
  public let facts: CallFacts
  /// What is said, word by word; `nil` for a call of which there is no transcript.
  public let script: SpokenScript?
  /// What happens besides.
  public let events: [CheckedTest.Event]
  /// The conversions that the caller is known for already.
  public let history: [CheckedTest.EarlierConversion]
  /// A recording to listen to; `nil` for a test that needs no sound.
  public let recordingPath: String?
  /// Who speaks on which channel of it; empty where that is left to whoever runs the test.
  public let channelSpeakers: [Speaker]
  /// How far into the recording the call was answered.
  public let answerOffsetMs: Int
  /// What must come out.
  public let expectations: [TestExpectation]

  /// A test with all its parts.
  public init(
    name: String, file: String, line: Int?, facts: CallFacts = CallFacts(),
    script: SpokenScript? = nil, events: [CheckedTest.Event] = [],
    history: [CheckedTest.EarlierConversion] = [], recordingPath: String? = nil,
    channelSpeakers: [Speaker] = [], answerOffsetMs: Int = 0, expectations: [TestExpectation]
  ) {
    self.name = name
    self.file = file
    self.line = line
    self.facts = facts
    self.script = script
    self.events = events
    self.history = history
    self.recordingPath = recordingPath
    self.channelSpeakers = channelSpeakers
    self.answerOffsetMs = answerOffsetMs
    self.expectations = expectations
  }

  /// The tests that stand in the files of `ruleset`, in order.
  public static func tests(in ruleset: CheckedRuleset) -> [RuleTest] {
    ruleset.tests.map { test in
      let source =
        ruleset.files.indices.contains(test.span.file) ? ruleset.files[test.span.file].source : nil
      return RuleTest(
        name: test.name, file: source?.path ?? "",
        line: source?.line(ofByte: test.span.bytes.start), facts: test.facts,
        script: test.lines.isEmpty ? nil : SpokenScript(test.lines), events: test.events,
        history: test.history, recordingPath: test.recordingPath, expectations: test.expectations)
    }
  }
}
