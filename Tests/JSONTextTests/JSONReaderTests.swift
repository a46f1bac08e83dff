import JSONText
import Testing

@Suite struct JSONReaderTests {
  private func read(
    _ text: String, halfPair: JSONReader.HalfPair = .refused
  ) throws(JSONFault) -> JSONValue {
    try JSONReader.read(Array(text.utf8)[...], halfPair: halfPair)
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
    "what is not JSON is refused at the place where it stops being JSON, with the reason",
    arguments: [
      ("", 0, "it ends where a value should be"), ("  ", 2, "it ends where a value should be"),
      ("tru", 0, "a value should be here"), ("nul", 0, "a value should be here"),
      ("True", 0, "a value should be here"), ("'a'", 0, "a value should be here"),
      ("NaN", 0, "a value should be here"), (".5", 0, "a value should be here"),
      ("+1", 0, "a value should be here"), ("[1,]", 3, "a value should be here"),
      ("01", 0, "`01` is not a number"), ("[1.]", 1, "`1.` is not a number"),
      ("-", 0, "`-` is not a number"), ("1e", 0, "`1e` is not a number"),
      ("1.e5", 0, "`1.e5` is not a number"), ("1e+", 0, "`1e+` is not a number"),
      ("1 2", 2, "something follows the end of the JSON"),
      ("1e5.", 3, "something follows the end of the JSON"),
      ("[\"a", 1, "it ends within a text that begins here"),
      ("\"a\u{1}\"", 2, "a text holds a control character that must be written as an escape"),
      (#""\x""#, 2, "an escape that JSON does not have"), (#""\"#, 2, "it ends within an escape"),
      (#""\u12G4""#, 5, "`\\u` takes four hexadecimal digits"),
      (#""\u１234""#, 3, "`\\u` takes four hexadecimal digits"),
      (#""\uD83D""#, 2, "half of a `\\u` pair stands alone"),
      (#""\uDCDE""#, 2, "half of a `\\u` pair stands alone"),
      (#""\uD83D\u0041""#, 2, "half of a `\\u` pair stands alone"),
      (#""\uD83D\n""#, 2, "half of a `\\u` pair stands alone"),
      ("[1", 2, "`,` or `]` is missing"), ("[1 2]", 3, "`,` or `]` is missing"),
      ("{\"a\":1", 6, "`,` or `}` is missing"), ("{a:1}", 1, "a name in quotes should be here"),
      ("{\"a\":1,}", 7, "a name in quotes should be here"),
      ("{\"a\"}", 4, "`:` is missing after the name `a`"),
      (#"{"a\n\u202eb" 1}"#, 14, "`:` is missing after the name `a\u{FFFD}\u{FFFD}b`"),
    ])
  func faults(text: String, offset: Int, reason: String) {
    let fault = #expect(throws: JSONFault.self) { try read(text) }
    #expect(fault?.offset == offset)
    #expect(fault?.reason == reason)
  }

  @Test("long numbers and names are cut in what is said of them")
  func longFaults() {
    let zeros = String(repeating: "0", count: 1000)
    let number = #expect(throws: JSONFault.self) { try read(zeros) }
    #expect(number?.reason == "`\(zeros.prefix(40))…` is not a number")
    let name = #expect(throws: JSONFault.self) { try read("{\"\(zeros)\" 1}") }
    #expect(name?.reason == "`:` is missing after the name `\(zeros.prefix(40))…`")
  }

  @Test("half a pair can be replaced, and what follows it is kept")
  func replacedHalves() throws {
    for (text, value) in [
      (#""\ud83d""#, "\u{FFFD}"), (#""\ude42""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
      (#""\ud83d\ud83d\ude42""#, "\u{FFFD}🙂"), (#""\ud83d\n""#, "\u{FFFD}\n"),
      (#""\ud83d\ude42""#, "🙂"),
    ] {
      #expect(try read(text, halfPair: .replaced) == .string(value))
    }
  }

  @Test("each value that is cut off says so, wherever the cut falls")
  func cutOff() throws {
    let whole = #"{"a": [true, null, -1.5e+3, "b\n\u00e9\uD83D\uDCDE"], "c": {}}"#
    _ = try read(whole)
    for length in 0..<whole.utf8.count {
      let start = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      let fault = #expect(throws: JSONFault.self) { try read(start) }
      #expect(fault?.isCutOff == true, "\(start): \(fault?.reason ?? "")")
    }
    #expect(throws: JSONFault(offset: 2, reason: "`,` or `]` is missing", isCutOff: false)) {
      try read("[1}")
    }
  }

  @Test("a slice is read from its start")
  func slices() throws {
    let bytes = Array("xx[1, true] ".utf8)
    #expect(try JSONReader.read(bytes[2...]) == .array([.number("1"), .flag(true)]))
    let fault = #expect(throws: JSONFault.self) { try JSONReader.read(bytes[3...]) }
    #expect(fault?.offset == 1)
  }

  @Test("nesting has an end")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    _ = try read(nested(JSONReader.depthLimit))
    let fault = JSONFault(
      offset: JSONReader.depthLimit, reason: "values are nested more than 128 deep",
      isCutOff: false)
    #expect(throws: fault) { try read(nested(JSONReader.depthLimit + 1)) }
    #expect(throws: fault) { try read(nested(1_000_000)) }
  }
}
