import Pronunciation
import Testing

@Suite("Phones")
struct PhoneTests {
  @Test("every phone is found by its ARPABET symbol, in either case and with any stress")
  func symbols() {
    for phone in Phone.allCases {
      for symbol in [phone.arpabet, phone.arpabet.lowercased(), phone.arpabet + "0"] {
        #expect(Phone(arpabet: symbol) == phone)
      }
    }
    #expect(Set(Phone.allCases.map(\.ipa)).count == Phone.allCases.count)
  }

  @Test(
    "what is no symbol is no phone", arguments: ["", "A", "AAA", "Q", "1", "K9", "é", "{", "@A"])
  func noSymbols(text: String) {
    #expect(Phone(arpabet: text) == nil)
  }

  @Test("a pronunciation is read from ARPABET and written so")
  func pronunciation() {
    #expect(Pronunciation(arpabet: " k AA1 R  D")?.description == "K AA R D")
    #expect(Pronunciation(arpabet: "K AA R X") == nil)
    #expect(Pronunciation(arpabet: " ") == nil)
  }
}

@Suite("The fold from a model's classes to phones")
struct PhoneFoldTests {
  private let names = Phone.allCases.map(\.ipa) + ["<blank>", "<wb>"]

  @Test("phones stand for themselves, and their relatives for them")
  func meanings() throws {
    let fold = try #require(PhoneFold(classNames: names + ["ɔ", "ɾ", "x", "<pad>", "ɡ"]))
    #expect(fold.meanings.prefix(38).elementsEqual(Phone.allCases.map { .phone($0) }))
    #expect(
      fold.meanings.suffix(7) == [
        .blank, .wordBoundary, .phone(.aa), .phone(.d), .other, .other, .phone(.g),
      ])
  }

  @Test("the classes of a column are those that mean it; the mark between words is in two")
  func columns() throws {
    let fold = try #require(PhoneFold(classNames: names + ["ɔ", "x"]))
    #expect(fold.classesByColumn.count == PhoneFold.columnCount)
    #expect(fold.classesByColumn[Int(Phone.aa.rawValue)] == [0, 40])
    #expect(fold.classesByColumn[PhoneFold.blankColumn] == [38, 39])
    #expect(fold.classesByColumn[PhoneFold.wordBoundaryColumn] == [39])
    #expect(Set(fold.classesByColumn.joined()) == Set(0...40))
  }

  @Test(
    "a model that lacks a phone, the blank or the mark between words is not one of English phones")
  func incomplete() {
    for missing in names.indices {
      var incomplete = names
      incomplete.remove(at: missing)
      #expect(PhoneFold(classNames: incomplete) == nil, "\(names[missing])")
    }
  }
}
