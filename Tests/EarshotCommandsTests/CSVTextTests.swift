import EarshotCommands
import Testing

@Suite("Cells between tabs") struct TabSeparatedTests {
  @Test("nothing in a name ends a cell or a line, and each name can be told from its cell")
  func cells() {
    let names = ["a b", "a\tb", "a\nb", "a\r\nb", "a\\tb", "a\\\tb"]
    let cells = ["a b", "a\\tb", "a\\nb", "a\\r\\nb", "a\\\\tb", "a\\\\\\tb"]
    #expect(names.map(TabSeparated.cell) == cells)
  }
}

@Suite("Cells of CSV files")
struct CSVTextTests {
  @Test(
    "what a spreadsheet would run gets an apostrophe, and no number does",
    arguments: [
      ("=cmd", "'=cmd"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("\t=a", "'\t=a"),
      ("\r\n=a", "\"'\r\n=a\""), ("=\u{301}a", "'=\u{301}a"), ("＝cmd", "'＝cmd"),
      ("-1.5", "-1.5"), ("+12125550100", "+12125550100"), ("a=b", "a=b"), ("", ""),
    ])
  func formulas(text: String, cell: String) {
    #expect(Array(CSVText.cell(text).unicodeScalars) == Array(cell.unicodeScalars))
  }

  @Test(
    "commas, quotes and ends of lines stand in quotes, whatever mark is above them",
    arguments: [
      ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
      ("a,\u{301}b", "\"a,\u{301}b\""), ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
    ])
  func quotes(text: String, cell: String) {
    #expect(Array(CSVText.cell(text).unicodeScalars) == Array(cell.unicodeScalars))
  }
}
