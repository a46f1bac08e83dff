import Diagnostics
import JSONText
import TestSupport
import Testing

@Suite struct JSONNodeTests {
  private func node(_ text: String) throws -> JSONNode {
    try JSONNode(parsing: Array(text.utf8), file: "f")
  }

  private let text =
    #"{"a": [1, {"b\n": null, "c": [[], "x"]}], "a.b": {"": true}, "d": 2, "d": "3"}"#

  @Test("a node is what the reader says of the same text")
  func sameAsValue() throws {
    let value = try JSONReader.read(Array(text.utf8)[...])
    #expect(try node(text).value == value)
    #expect(JSONNode(value, file: "f").value == value)
  }

  @Test("a node knows the way to it, however it was made")
  func paths() throws {
    for root in [try node(text), JSONNode(try node(text).value, file: "f")] {
      #expect(root.path == "")
      let list = try root.required("a")
      let inner = try list.elements()[1]
      #expect(try inner.required("c").elements().map(\.path) == ["a[1].c[0]", "a[1].c[1]"])
      #expect(inner.members.map(\.node.path) == ["a[1].b\n", "a[1].c"])
      #expect(root["a.b"]?.members.first?.node.path == "a.b.")
      let error = try #require(throws: InputError.self) { try inner.required("e") }
      #expect(error.location == .jsonPath("a[1].e"))
    }
  }

  @Test("a node within a text of another one goes on with its path")
  func replaced() throws {
    let outer = try #require(try node(text)["d"])
    let inner = try outer.replaced(byParsing: Array(#"[{"e": 1}]"#.utf8))
    #expect(inner.firstElement?["e"]?.path == "d[0].e")
    #expect(outer.replaced(by: .array([.null])).firstElement?.path == "d[0]")
  }

  @Test("of two members with one name the later counts, and null is not there")
  func members() throws {
    let root = try node(#"{"a": 1, "b": 2, "a": 3, "b": null, "\u0063": 4}"#)
    #expect(try root["a"]?.number() == 3)
    #expect(root["b"] == nil)
    #expect(try root["c"]?.number() == 4)
    #expect(try node("[1]")["a"] == nil)
  }

  @Test(
    "numbers are what Double makes of them",
    arguments: [
      "0", "-0", "1", "-1.5", "0.1", "123456789012345", "1234567890123456", "0.30000000000000004",
      "1e5", "1E-400", "0.000000000000001", "0.00000000000000000001", "999999999999999.9",
      "12345678.12345678", "-0.000", "100000000000000000000",
    ])
  func numbers(text: String) throws {
    let expected = try #require(Double(text))
    for written in [text, "\"\(text)\""] {
      let number = try node(written).number()
      #expect(abs(number - expected) <= abs(expected) * 1e-14)
    }
  }

  @Test("random decimals of up to fifteen digits are the nearest Double")
  func randomNumbers() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<5000 {
      let digits = Int.random(in: 1...15, using: &random)
      var text = String(Int.random(in: 1..<10, using: &random))
      for _ in 1..<max(2, digits) { text += String(Int.random(in: 0..<10, using: &random)) }
      text.insert(
        contentsOf: ".",
        at: text.index(text.startIndex, offsetBy: Int.random(in: 1..<text.count, using: &random)))
      #expect(try node(text).number() == Double(text))
    }
  }

  @Test(
    "texts that write no number are no numbers",
    arguments: ["", "-", ".", "1.", ".5", "1.2.3", "--1", "1a", " 1", "+"])
  func noNumbers(text: String) throws {
    let node = try node("\"\(text)\"")
    guard let number = Double(text) else {
      #expect(throws: InputError.self) { try node.number() }
      return
    }
    #expect(try node.number() == number)
  }
}
