import CallModel
import Diagnostics
import Imports
import JSONText
import RuleCheck
import TranscriptInput

/// Reads the parts of a case, and collects what is wrong with them.
struct CaseReader {
  private static let members = ["name", "call", "lines", "events", "history", "expect"]

  let ruleset: CheckedRuleset
  var errors: [InputError] = []

  init(ruleset: CheckedRuleset) { self.ruleset = ruleset }

  /// The test that `root` describes; its name is `stem` where it says none.
  mutating func test(
    in root: JSONNode, named stem: String, schema: FieldSchema
  ) throws(InputErrors) -> RuleTest {
    guard case .object = root.value else {
      throw InputErrors(root.error("is \(root.value.kind), where an object is expected"))
    }
    for (name, node) in root.members where !Self.members.contains(name) {
      report(unknown(name, at: node, among: Self.members))
    }
    let name = text(root["name"]) ?? stem
    var call = Call(id: stem, recordingPath: nil, facts: CallFacts())
    if let node = root["call"] {
      do throws(InputErrors) {
        call = try CallsFile.call(in: node, id: stem, schema: schema)
      } catch {
        errors += error.errors
      }
    }
    let lines = list(root["lines"]) { $0.line(in: $1) }
    let test = RuleTest(
      name: name, file: root.file, line: nil, facts: call.facts,
      script: script(of: call, lines: lines, at: root),
      events: list(root["events"]) { $0.event(in: $1) },
      history: list(root["history"]) { $0.earlier(in: $1) }, recordingPath: call.recordingPath,
      channelSpeakers: call.channelSpeakers, answerOffsetMs: call.answerOffsetMs ?? 0,
      expectations: list(root["expect"]) { $0.expectation(in: $1) })
    if test.expectations.isEmpty, errors.isEmpty {
      report(
        root.error(
          "this case expects nothing, so it could not fail",
          advice: "add `\"expect\": [{\"matched\": \"the rule\"}]` or `[{\"nothing\": true}]`"))
    }
    if let errors = InputErrors(errors) { throw errors }
    return test
  }

  /// What is said: the lines, or what the transcript says that the call names.
  private mutating func script(
    of call: Call, lines: [CheckedTest.Line], at root: JSONNode
  ) -> SpokenScript? {
    guard let path = call.transcriptPath else {
      return lines.isEmpty ? nil : SpokenScript(lines)
    }
    guard root["lines"] == nil else {
      report(root.error("has lines and a transcript; only one of them can be what is said"))
      return nil
    }
    do throws(InputError) {
      return SpokenScript(
        try TranscriptFile.read(path: path).assigningSpeakers(byChannel: call.channelSpeakers),
        answerOffsetMs: call.answerOffsetMs ?? 0)
    } catch {
      report(error)
      return nil
    }
  }

  // MARK: What happens

  /// `{"at": "0:08", "caller": "by credit card", "confidence": 0.92}`
  private mutating func line(in node: JSONNode) -> CheckedTest.Line? {
    let speakers = ["caller": Speaker.caller, "agent": .agent, "anyone": .unknown]
    let named = node.members.filter { speakers[$0.name] != nil }
    check(node, has: Array(speakers.keys).sorted() + ["at", "confidence"])
    guard let said = named.first, named.count == 1, let words = text(said.node) else {
      report(node.error("says not once who speaks: `caller`, `agent` or `anyone` with the words"))
      return nil
    }
    guard let startMs = duration("at", in: node) else { return nil }
    var confidence = Confidence.certain
    if let written = node["confidence"] {
      guard let number = number(written), (0...1).contains(number) else {
        report(written.error("is no confidence: a number from 0 to 1"))
        return nil
      }
      confidence = Confidence(number)
    }
    return CheckedTest.Line(
      speaker: speakers[said.name] ?? .unknown, startMs: startMs, text: words,
      confidence: confidence)
  }

  /// `{"event": "hold", "at": "2:00", "for": "30s"}`
  private mutating func event(in node: JSONNode) -> CheckedTest.Event? {
    check(node, has: ["event", "at", "for"])
    let kinds = CallEventKind.allCases.map(\.rawValue)
    guard let written = required("event", in: node), let word = text(written) else { return nil }
    guard let kind = CallEventKind(rawValue: word) else {
      report(written.error("is none of \(kinds.joined(separator: ", ")): `\(word)`"))
      return nil
    }
    guard let startMs = duration("at", in: node) else { return nil }
    let durationMs = node["for"] == nil ? 0 : duration("for", in: node) ?? 0
    return CheckedTest.Event(kind, startMs: startMs, durationMs: durationMs)
  }

  /// `{"conversion": "card sale", "days_ago": 40}`
  private mutating func earlier(in node: JSONNode) -> CheckedTest.EarlierConversion? {
    check(node, has: ["conversion", "days_ago"])
    guard let name = required("conversion", in: node).flatMap({ text($0) }),
      let written = required("days_ago", in: node)
    else { return nil }
    guard let days = number(written), (0...36_500).contains(days) else {
      report(written.error("is no number of days"))
      return nil
    }
    return CheckedTest.EarlierConversion(name: name, agoMs: Int64(days * 86_400_000))
  }
}
