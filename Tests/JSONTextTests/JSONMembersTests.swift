import Diagnostics
import JSONText
import TestSupport
import Testing

/// ``JSONMembers`` beside the subscript of ``JSONNode``, which finds one member at a time.
@Suite struct JSONMembersTests {
  private func node(_ text: String) throws -> JSONNode {
    try JSONNode(parsing: Array(text.utf8), file: "f")
  }

  @Test("members found in one pass are those that are found one by one")
  func sameAsSubscript() throws {
    var random = SeededGenerator(seed: 11)
    let names = [
      "a", "b", "ab", "c", "é", "", "\n", "sixteen letters.", "sixteen letters,",
      "more than sixteen letters",
    ]
    let values = [
      "1", "null", #""x""#, "[1, {\"a\": 2}]", #"{"a": 3, "b": 4}"#, #""\u00e9""#, "-2.5",
    ]
    for _ in 0..<2000 {
      let members = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        let name = names.randomElement(using: &random) ?? ""
        return "\(JSONValue.string(name).text): \(values.randomElement(using: &random) ?? "")"
      }
      let object = try node("{" + members.joined(separator: ", ") + "}")
      let asked = names.shuffled(using: &random).prefix(JSONMembers.maxCount)
      let found = object.members(named: JSONNames(asked))
      for (position, name) in asked.enumerated() {
        #expect(found[position]?.path == object[name]?.path, "\(name) of \(object.value.text)")
        #expect(
          (try? found.string(position)) == (try? object[name]?.string()), "\(object.value.text)")
        #expect(
          (try? found.number(position)) == (try? object[name]?.number()), "\(object.value.text)")
      }
    }
  }

  @Test("names are told apart at the very end of a file, where fewer than sixteen bytes are left")
  func atTheEnd() throws {
    let object = try node(#"{"ab":1,"aa":2}"#)
    let found = object.members(named: ["aa", "ab", "a"])
    #expect(try found.number(0) == 2)
    #expect(try found.number(1) == 1)
    #expect(found[2] == nil)
  }

  @Test("what is no object has no members")
  func noObject() throws {
    let found = try node("[1, 2]").members(named: ["a"])
    #expect(found[0] == nil)
    #expect(throws: InputError.self) { try found.required(0) }
  }

  @Test("a missing member and one of another kind are told with their path")
  func errors() throws {
    let list = try node(#"[{"a": 1, "b": {}}]"#)
    let found = try #require(list.firstElement).members(named: ["a", "b", "c"])
    for (location, read) in [
      ("[0].c", { _ = try found.requiredString(2) }), ("[0].a", { _ = try found.string(0) }),
      ("[0].b", { _ = try found.number(1) }),
    ] as [(String, () throws -> Void)] {
      let error = try #require(throws: InputError.self) { try read() }
      #expect(error.location == .jsonPath(location))
    }
  }

  @Test("names beyond the most that are looked for at once are not found")
  func tooMany() throws {
    let names = (0...JSONMembers.maxCount).map { "n\($0)" }
    let object = try node("{" + names.map { "\"\($0)\": 1" }.joined(separator: ",") + "}")
    #expect(try object.members(named: JSONNames(names)).number(JSONMembers.maxCount - 1) == 1)
    #expect(object.members(named: JSONNames(names))[JSONMembers.maxCount] == nil)
  }
}
