import JSONText
import Testing

@Suite("Writing JSON")
struct JSONTextWritingTests {
  @Test("a value that fits stands on one line, another on several")
  func lines() {
    let short = JSONValue.object([
      .init(name: "b", value: .number("0.70")),
      .init(name: "a", value: .array([.flag(true), .null])),
    ])
    #expect(short.text == "{ \"b\": 0.70, \"a\": [true, null] }\n")
    let long = JSONValue.array(Array(repeating: .string("twenty characters ..."), count: 5))
    #expect(long.text.hasPrefix("[\n  \"twenty characters ...\",\n  \"twenty"))
    #expect(long.text.hasSuffix("...\"\n]\n"))
    #expect(JSONValue.object([]).text == "{}\n" && JSONValue.array([]).text == "[]\n")
  }

  @Test("what was written can be read again", arguments: ["\"\\ \n\t\r\u{1}\u{7F}é 한 😀", ""])
  func escapes(text: String) throws {
    let value = JSONValue.object([
      .init(name: text, value: .array([.string(text), .number("-1e5")]))
    ])
    #expect(try JSONReader.read(Array(value.text.utf8)[...]) == value)
  }
}
