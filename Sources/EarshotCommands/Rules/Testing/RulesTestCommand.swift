public import ArgumentParser
import AudioInput
import Diagnostics
import Foundation
import PhraseMatch
import RuleCheck
import RuleEngine
import RuleTesting

/// `earshot rules test`: runs the tests of rules.
public struct RulesTestCommand: AsyncParsableCommand {
  /// What `earshot rules test --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the tests that stand with rules.",
    discussion: """
      Every test is a call: what is said in it, and what the rules must make of it. Of an expectation \
      that does not hold, the part of the rule that is the reason is shown.

        earshot rules test rules/
        earshot rules test rules/ --filter "card" --coverage
        earshot rules test rules/ --audio
        earshot rules test rules/ --min-coverage 80 --junit tests.xml

      Exit codes: 0 all passed, 1 a test failed, less is covered than is asked for, or the rules have \
      errors.
      """)

  @Argument(help: "Rule files, cases (….call.json), or folders of them.")
  var paths: [String] = ["rules"]

  @Option(
    help: ArgumentHelp("Only tests whose names contain this, in any case.", valueName: "text"))
  var filter: String?

  @Flag(help: "Shows how much of each rule the tests have shown.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      "Fails when the tests show less than so many percent of the rules.", valueName: "percent"))
  var minCoverage: Int?

  @Option(help: ArgumentHelp("Writes the results as JUnit XML, too.", valueName: "file"))
  var junit: String?

  @Flag(help: "Runs the tests that listen to recordings, too; they need the acoustic model.")
  var audio = false

  @Option(help: "Who is on which channel of the recordings with as many channels.")
  var channels: String = "caller,agent"

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// What `ArgumentParser` cannot check by type.
  public func validate() throws {
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage is from 0 to 100")
    }
  }

  /// Runs the tests and prints what became of them.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let plan = RulePlan(try RuleLoading.checkedRules(at: rulePaths, terminal: terminal))
    let tests = try (RuleTest.tests(in: plan.ruleset) + cases(about: plan.ruleset)).filter { test in
      filter.map { test.name.localizedCaseInsensitiveContains($0) } ?? true
    }
    guard !tests.isEmpty else {
      throw InputError(
        path: paths.joined(separator: ", "),
        reason: filter.map { "no test has `\($0)` in its name" } ?? "there are no tests",
        advice: filter == nil ? "docs/rule-language.md shows how to write one" : nil)
    }
    let tester = try tester(of: plan)
    let ears = try audio ? self.ears(for: tests, plan: plan) : nil
    let outcomes = tests.map { outcome(of: $0, tester, ears) }
    let report = TestReportText(outcomes)
    report.lines.forEach { Terminal.printLine($0) }
    let covered = RuleCoverage.coverage(of: plan, by: outcomes.compactMap(\.result))
    if coverage {
      CoverageTable(covered).lines(width: terminal.width).forEach { Terminal.printLine($0) }
    }
    Terminal.printLine(report.summary)
    if let junit { try write(JUnitReport(outcomes).xml, to: junit) }
    try throwIfTooLittle(covered)
    if report.hasFailures { throw ExitStatus.inputHasErrors }
  }

  /// Where the rules are: in everything that is no case, or where rules usually are.
  private var rulePaths: [String] {
    let rules = paths.filter { !$0.hasSuffix(CaseFile.ending) }
    return rules.isEmpty ? ["rules"] : rules
  }

  /// The tests in files of their own.
  private func cases(about ruleset: CheckedRuleset) throws -> [RuleTest] {
    var cases: [RuleTest] = []
    var errors: [InputError] = []
    for path in CaseFile.files(at: paths) {
      do throws(InputErrors) {
        cases.append(try CaseFile.read(path: path, ruleset: ruleset))
      } catch {
        errors += error.errors
      }
    }
    if let errors = InputErrors(errors) { throw errors }
    return cases
  }

  /// What hears the recordings of `tests`; `nil` where there are none.
  private func ears(for tests: [RuleTest], plan: RulePlan) throws -> RecordedTests? {
    guard tests.contains(where: { $0.recordingPath != nil }) else { return nil }
    let speakers = try ChannelMap(parsing: channels, from: "--channels").speakers
    return try RecordedTests(plan: plan, speakers: speakers)
  }

  private func outcome(
    of test: RuleTest, _ tester: RuleTester, _ ears: RecordedTests?
  ) -> TestOutcome {
    guard test.recordingPath != nil else { return .ran(tester.run(test)) }
    guard let ears else { return .skipped(test) }
    do throws(InputError) {
      return .ran(tester.run(test, sound: try ears.sound(of: test)))
    } catch {
      return .broken(test, error)
    }
  }

  private func tester(of plan: RulePlan) throws(InputError) -> RuleTester {
    do throws(PhraseMatchError) {
      return try RuleTester(plan: plan)
    } catch {
      throw InputError(path: paths.joined(separator: ", "), reason: error.description)
    }
  }

  private func throwIfTooLittle(_ covered: [RuleCoverage]) throws {
    guard let minCoverage else { return }
    let percent = RuleCoverage.percent(covered)
    guard percent < minCoverage else { return }
    Terminal.writeError(
      "  the tests show \(percent) % of the rules, less than the \(minCoverage) % that are asked for\n"
    )
    throw ExitStatus.inputHasErrors
  }

  private func write(_ text: String, to path: String) throws(InputError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      throw InputError(path: path, reason: "the results cannot be written")
    }
  }
}
