import Diagnostics
import Foundation
import Pronunciation
import Testing

@Suite("Dictionaries of pronunciations")
struct PronouncingDictionaryTests {
  private func dictionary(_ text: String) throws -> PronouncingDictionary {
    try PronouncingDictionary(bytes: Array(text.utf8), path: "own.dict")
  }

  private func error(reading text: String) -> InputError? {
    do {
      _ = try dictionary(text)
      return nil
    } catch { return error as? InputError }
  }

  @Test("a word has its pronunciations in the order of the file, wherever they stand")
  func variants() throws {
    let dictionary = try dictionary("read R EH D\ncard K AA R D\nread(2) R IY D\n")
    #expect(dictionary.pronunciations(of: "read") == [[.r, .eh, .d], [.r, .iy, .d]])
    #expect(dictionary.pronunciations(of: "card") == [[.k, .aa, .r, .d]])
    #expect(dictionary.pronunciations(of: "car").isEmpty)
    #expect(dictionary.pronunciations(of: "").isEmpty)
    #expect(dictionary.count == 3)
  }

  @Test("a dictionary may be a pipe")
  func piped() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("own OW N\n".utf8))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try PronouncingDictionary(path: path).pronunciations(of: "own") == [[.ow, .n]])
  }

  @Test(
    "capitals, stress digits, comments, blank lines and line ends of other systems are read over")
  func otherForms() throws {
    let dictionary = try dictionary(
      ";;; # the old form\r\nCREDIT  K R EH1 D AH0 T\r\n\r\n  \r\nCredit(1)\tK R EH1 D IH0 T # note"
    )
    #expect(
      dictionary.pronunciations(of: "credit") == [
        [.k, .r, .eh, .d, .ah, .t], [.k, .r, .eh, .d, .ih, .t],
      ])
  }

  @Test("the vowels of caught and cot are one sound")
  func mergedVowel() throws {
    let dictionary = try dictionary("caught K AO T\ncot K AA T")
    #expect(dictionary.pronunciations(of: "caught") == dictionary.pronunciations(of: "cot"))
  }

  @Test("only a number in brackets at the end belongs to the numbering")
  func numbering() throws {
    let dictionary = try dictionary("a(b) B\n(2) T UW\nc2 S IY T UW\nd() D IY")
    for word in ["a(b)", "(2)", "c2", "d()"] {
      #expect(dictionary.pronunciations(of: word).count == 1, "\(word)")
    }
  }

  @Test("a word in other letters than a to z is found as it is written")
  func otherLetters() throws {
    #expect(try dictionary("zoë Z OW IY").pronunciations(of: "zoë") == [[.z, .ow, .iy]])
  }

  @Test(
    "a malformed line is refused with its number and what to do",
    arguments: [
      ("card K AA R D\ncredit\n", 2, "the word has no pronunciation"),
      ("card\t \n", 1, "the word has no pronunciation"),
      ("\n\ncard K AA R DD\n", 3, "`DD` is no phone"),
      ("card K AA3 R D", 1, "`AA3` is no phone"),
      ("card K ɑ R D", 1, "`ɑ` is no phone"),
      ("card 1 2", 1, "`1` is no phone"),
    ])
  func malformed(text: String, line: Int, reason: String) throws {
    let refusal = try #require(error(reading: text))
    #expect(refusal.path == "own.dict")
    #expect(refusal.location == .line(line))
    #expect(refusal.reason == reason)
    #expect(refusal.advice != nil)
  }

  @Test("a word that is not UTF-8 is refused")
  func notUTF8() {
    let bytes = Array("card K AA R D\n".utf8) + [0xFF] + Array(" K\n".utf8)
    #expect {
      try PronouncingDictionary(bytes: bytes, path: "own.dict")
    } throws: { ($0 as? InputError)?.location == .line(2) }
  }

  @Test("a file that is missing is told by its name")
  func missing() {
    #expect {
      try PronouncingDictionary(path: "/nowhere/own.dict")
    } throws: { error in
      (error as? InputError)?.description.hasPrefix("/nowhere/own.dict: there is no such file")
        ?? false
    }
  }

  @Test("an empty file is an empty dictionary")
  func empty() throws {
    #expect(try dictionary("").count == 0)
    #expect(try dictionary("").pronunciations(of: "card").isEmpty)
  }

  @Test("every word of a large dictionary is found again, and no other")
  func large() throws {
    // Words of all lengths in an order that is none, each with a pronunciation that tells it.
    let phones = Phone.allCases
    var words: [(word: String, phones: [Phone])] = []
    for number in 0..<5000 {
      let scattered = number &* 7919 % 5003
      words.append(
        ("w\(String(scattered, radix: 36))", [phones[scattered % 38], phones[scattered / 38 % 38]]))
    }
    let text = words.map { "\($0.word) \($0.phones.map(\.arpabet).joined(separator: " "))\n" }
    let dictionary = try dictionary(text.joined())
    for (word, phones) in words { #expect(dictionary.pronunciations(of: word) == [phones]) }
    #expect(dictionary.pronunciations(of: "w").isEmpty)
    #expect(dictionary.pronunciations(of: "wzzzz").isEmpty)
  }
}
