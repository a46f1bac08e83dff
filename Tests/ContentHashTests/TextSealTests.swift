import ContentHash
import Testing

@Suite struct TextSealTests {
  private let seal = TextSeal(key: SHA256Digest(ofUTF8: "a key"))

  @Test(
    "what was sealed is read again, and looks otherwise every time",
    arguments: [
      "+12125550100", "ann@example.com", "", "정원@예시.한국", String(repeating: "x", count: 5000),
    ])
  func roundTrip(text: String) throws {
    let sealed = try seal.seal(text, for: "name")
    #expect(seal.open(sealed, for: "name") == text)
    #expect(try seal.seal(text, for: "name") != sealed)
    #expect(text.isEmpty || !sealed.contains(text))
  }

  @Test("another key, another name and any changed byte open nothing")
  func refused() throws {
    let sealed = try seal.seal("+12125550100", for: "name")
    #expect(TextSeal(key: SHA256Digest(ofUTF8: "other")).open(sealed, for: "name") == nil)
    #expect(seal.open(sealed, for: "other") == nil)
    for place in sealed.indices {
      var changed = sealed
      changed.replaceSubrange(place...place, with: sealed[place] == "0" ? "1" : "0")
      #expect(seal.open(changed, for: "name") == nil)
    }
    for text in ["", "00", "xyz", String(sealed.dropLast(2)), sealed + "00"] {
      #expect(seal.open(text, for: "name") == nil)
    }
  }

  @Test("a text sealed by another program with the same key and nonce is read")
  func known() {
    // Python: AESGCM(sha256(b"a key").digest()).encrypt(bytes(12), b"+12125550100", b"name").
    let sealed =
      "0000000000000000000000003027611d65b3f58e15fbb7a55de6480d04e93440c9ac910d32991e68"
    #expect(seal.open(sealed, for: "name") == "+12125550100")
  }
}
