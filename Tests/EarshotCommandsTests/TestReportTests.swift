import Diagnostics
import EarshotCommands
import Foundation
import FoundationXML
import RuleCheck
import RuleEngine
import RuleTesting
import Testing

@Suite("What tests report") struct TestReportTests {
  private let rules = """
    language 1
    currency USD
    rule "card sale" when mentions "credit card" by caller then conversion value $100
    rule "seats" when mentions "seats" then tag "seats"
    test "passes" { caller 0:08 "by credit card" expect "card sale" matched }
    test "fails <here> & \\"there\\"" {
      agent 0:03 "we take every credit card"
      expect "card sale" matched value $100
      expect todo "seats" matched
    }
    test "listens" { audio "a.wav" expect nothing }
    """

  private func outcomes() throws -> [TestOutcome] {
    let file = CheckedFile(
      name: "a.rules", source: SourceFile(path: "rules/a.rules", text: rules))
    let plan = RulePlan(try #require(checkRules([file]).ruleset))
    let tester = try RuleTester(plan: plan)
    return RuleTest.tests(in: plan.ruleset).map {
      $0.recordingPath == nil ? .ran(tester.run($0)) : .skipped($0)
    }
  }

  @Test("a failed expectation is shown with what came out and why")
  func text() throws {
    let report = TestReportText(try outcomes())
    #expect(report.hasFailures)
    #expect(
      report.lines == [
        "rules/a.rules", "  ✓ passes", "  ✗ fails <here> & \"there\"  (line 6)",
        "      expect \"card sale\" matched value $100  (line 8)",
        "        it did not match",
        "        ✗ mentions \"credit card\" by caller",
        "            ✗ \"credit card\"  agent  0:04  heard 1.0, transcript 1.0  said by the agent",
        "        nearest miss: \"credit card\" by the agent at 0:04: said by the agent",
        "      todo: \"seats\" does not match yet",
        "  – listens: skipped, it listens to a recording", "",
      ])
    #expect(
      report.summary
        == "3 tests: 1 passed, 1 failed, 1 skipped (--audio runs them); 1 known gap")
  }

  @Test("JUnit XML is well formed, counts, and holds the reason")
  func junit() throws {
    let xml = JUnitReport(try outcomes()).xml
    let parser = XMLParser(data: Data(xml.utf8))
    let reader = ElementReader()
    parser.delegate = reader
    #expect(parser.parse())
    #expect(
      reader.names == [
        "testsuites", "testsuite", "testcase", "testcase", "failure", "testcase", "skipped",
      ])
    #expect(
      reader.attributes[0]
        == [
          "name": "earshot rules test", "tests": "3", "failures": "1", "errors": "0",
          "skipped": "1",
        ])
    #expect(reader.attributes[3]["name"] == "fails <here> & \"there\"")
    #expect(reader.attributes[3]["line"] == "6")
    #expect(
      reader.attributes[4]["message"] == "expect \"card sale\" matched value $100: it did not match"
    )
  }
}

/// The elements of a document in order.
private final class ElementReader: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var attributes: [[String: String]] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.append(name)
    self.attributes.append(attributes)
  }
}
