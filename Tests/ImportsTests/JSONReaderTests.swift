import Imports
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONReader.Fault) -> JSONValue {
    try JSONReader.read(Array(text.utf8)[...])
  }

  @Test(
    "values come out as they are written",
    arguments: [
      ("null", .null), (" true ", .flag(true)), ("false", .flag(false)), ("0", .number("0")),
      ("-0.10e+5", .number("-0.10e+5")), ("12345678901234567890", .number("12345678901234567890")),
      ("\"\"", .string("")), (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{C}\n\r\t")),
      (#""\u00e9\uD83D\uDCDE""#, .string("é\u{1F4DE}")), ("\"한\"", .string("한")),
      ("[]", .array([])),
      ("[1, [2]]", .array([.number("1"), .array([.number("2")])])), ("{ }", .object([])),
      (
        #"{"a": 1, "b": {"a": null}, "a": 2}"#,
        .object([
          .init(name: "a", value: .number("1")),
          .init(name: "b", value: .object([.init(name: "a", value: .null)])),
          .init(name: "a", value: .number("2")),
        ])
      ),
    ] as [(String, JSONValue)])
  func values(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
  }

  @Test(
    "what is not JSON is refused at the place where it stops being JSON",
    arguments: [
      ("", 0), ("  ", 2), ("tru", 0), ("nul", 0), ("True", 0), ("'a'", 0), ("01", 1), ("1.", 2),
      (".5", 0), ("-", 1), ("1e", 2), ("+1", 0), ("1 2", 2), ("\"a", 2), ("\"a\u{1}\"", 2),
      (#""\x""#, 2), (#""\u12G4""#, 5), (#""\uD83D""#, 2), (#""\uDCDE""#, 2),
      (#""\uD83D\u0041""#, 2),
      (#""\"#, 2), ("[1", 2), ("[1,]", 3), ("[1 2]", 3), ("{\"a\"}", 4), ("{a:1}", 1),
      ("{\"a\":1,}", 7),
      ("{\"a\":1", 6), ("NaN", 0),
    ])
  func faults(text: String, offset: Int) {
    let fault = #expect(throws: JSONReader.Fault.self) { try read(text) }
    #expect(fault?.offset == offset, "\(text): \(fault?.reason ?? "")")
  }

  @Test("nesting has an end")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try read(nested(JSONReader.depthLimit))
    #expect(throws: JSONReader.Fault.self) { try read(nested(JSONReader.depthLimit + 1)) }
    #expect(throws: JSONReader.Fault.self) { try read(nested(1_000_000)) }
  }
}
