import CallModel
import Diagnostics
import Imports
import Testing

@Suite struct LabelsFileTests {
  private func labels(_ text: String) throws(InputErrors) -> [CallLabel] {
    try LabelsFile.parse(Array(text.utf8), path: "labels.csv")
  }

  @Test(
    "a line says whether a call should have an outcome",
    arguments: [
      "call,outcome,expected\nc-1,card sale,yes\nc-2,card sale,no\n",
      "expected;call_id;conversion\r\nY;c-1;card sale\r\n0;c-2;card sale",
      "\u{FEFF}ID,note,TAG,Expected\nc-1,sure,\"card sale\",TRUE\n,,,\nc-2,,card sale,False\n",
    ])
  func forms(text: String) throws {
    #expect(
      try labels(text) == [
        CallLabel(callID: "c-1", outcome: "card sale", isWanted: true),
        CallLabel(callID: "c-2", outcome: "card sale", isWanted: false),
      ])
  }

  @Test("without the column `expected` each line says yes; saying the same twice is saying it once")
  func withoutExpected() throws {
    #expect(
      try labels("call,outcome\nc-1,sale\nc-1,sale\n")
        == [CallLabel(callID: "c-1", outcome: "sale", isWanted: true)])
  }

  @Test(
    "what cannot be used is told with its line, and nothing is used then",
    arguments: [
      ("", "the file is empty"), ("call,expected\nc-1,yes", "labels.csv:1: the columns `call`"),
      ("call,outcome,expected\nc-1,sale,maybe", "labels.csv:2: `expected` is neither yes nor no"),
      ("call,outcome\n,sale", "labels.csv:2: no call is named"),
      ("call,outcome\nc-1,", "labels.csv:2: no outcome is named"),
      ("call,outcome,expected\na,s,yes\na,s,no", "labels.csv:3: line 2 says the contrary"),
      ("call,outcome\na,\"s", "labels.csv:2: cell 2 opens a quote"),
    ])
  func errors(text: String, told: String) {
    do throws(InputErrors) {
      let found = try labels(text)
      Issue.record("no error: \(found)")
    } catch {
      #expect(error.description.contains(told), "\(error)")
    }
  }
}
