import Testing
import TextNormalize

@Suite struct MatchFoldingTests {
  @Test(
    "case, width and compatibility forms fold away",
    arguments: [
      ("Credit CARD", "credit card"), ("ＣＲＥＤＩＴ", "credit"), ("ﬁne", "fine"), ("Straße", "strasse"),
      ("STRASSE", "strasse"), ("ΣΟΦΟΣ", "σοφοσ"), ("σοφος", "σοφοσ"), ("①", "1"), ("㎏", "kg"),
      ("ｶｰﾄﾞ", "カード"), ("Ⅷ", "viii"), ("e\u{301}", "é"), ("É", "é"), ("K", "k"), ("ı", "ı"),
      ("İ", "i\u{307}"), ("ẞ", "ss"), ("ꭰ", "Ꭰ"), ("Ꭰ", "Ꭰ"), ("ǅ", "dž"), ("ﾡ", "\u{1100}"),
      ("cre\u{AD}dit", "credit"),
    ])
  func folds(text: String, expected: String) {
    #expect(Array(MatchFolding.fold(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("accents do not fold away")
  func accents() {
    #expect(MatchFolding.fold("é") != MatchFolding.fold("e"))
  }

  @Test("every scalar folds to what folds to itself")
  func idempotent() {
    var wrong: [String] = []
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = MatchFolding.fold(String(scalar))
      if MatchFolding.fold(folded) != folded { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("upper and lower case of every scalar that Unicode pairs fold to the same")
  func cases() {
    var wrong: [String] = []
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseFolded else {
        continue
      }
      let upper = MatchFolding.fold(scalar.properties.uppercaseMapping)
      if MatchFolding.fold(String(scalar)) != upper { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("text is put into NFC")
  func composes() {
    #expect("e\u{301}".nfc.unicodeScalars.count == 1)
    #expect("\u{1112}\u{1161}\u{11AB}".nfc.unicodeScalars.elementsEqual("한".unicodeScalars))
    #expect("ﬁ".nfc == "ﬁ")
    #expect("plain".nfc == "plain")
  }
}
