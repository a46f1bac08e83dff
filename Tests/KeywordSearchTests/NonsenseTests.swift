import ContentHash
import Diagnostics
import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("Nonsense that keywords are weighed against")
struct NonsenseTests {
  private let enter: Keyword
  private let hold: Keyword

  init() throws {
    enter = try Self.keyword("enter", "EH N T ER")
    hold = try Self.keyword("hold", "HH OW L D")
  }

  private static func keyword(_ text: String, _ arpabet: String) throws -> Keyword {
    let pronunciation = try #require(Pronunciation(arpabet: arpabet))
    return try #require(
      Keyword(text, variants: [.init(spelling: text, pronunciation: pronunciation)]))
  }

  /// What an index keeps of speech.
  private func entry(_ scores: PhoneScores) -> IndexEntry {
    var encoder = EntryEncoder()
    encoder.append(scores)
    return encoder.finish(
      header: IndexEntry.Header(
        recording: SHA256Digest(ofUTF8: "nonsense"), channel: 0,
        model: ModelIdentity(name: "made up", digest: SHA256Digest(ofUTF8: "model"))))
  }

  private func words(_ said: String?) throws -> CompetingWords {
    try ClearSpeech.words(
      nonsense: said.map { Nonsense(speech: entry(try ClearSpeech.scores($0))) })
  }

  @Test(
    "a keyword whose sounds come in nonsense is worth less where it is found than one whose sounds do not"
  )
  func weight() throws {
    let often = Array(repeating: "Y EH N T ER P", count: 12).joined(separator: " | ")
    let words = try words(often)
    let likeness = words.likenessOfNonsense(to: [enter, hold])
    #expect(likeness[0] > likeness[1] + 3)

    let speech = try ClearSpeech.scores("P L IY Z | EH N T ER | Y UW | HH OW L D | Y UW")
    func points(among words: CompetingWords) throws -> [Float] {
      var decoder = KeywordDecoder(keywords: [enter, hold])
      decoder.append(speech)
      var look = SecondLook(keywords: [enter, hold], among: words)
      return try look.judge(decoder.finish(), in: speech).map { findings in
        try #require(findings.map(\.points).max())
      }
    }
    let weighed = try points(among: words)
    let unweighed = try points(among: ClearSpeech.words())
    #expect(weighed[0] < unweighed[0] - 0.5)
    #expect(weighed[1] <= unweighed[1])
    #expect(unweighed[1] - weighed[1] < unweighed[0] - weighed[0])
  }

  @Test("each find more that passes for a keyword counts, up to the ten best")
  func findings() throws {
    let likeness = try (0...14).map { count in
      let said = Array(repeating: "EH N T ER | Y UW", count: count) + ["P L IY Z"]
      return try words(said.joined(separator: " | ")).likenessOfNonsense(to: [enter])[0]
    }
    for count in 1...10 { #expect(likeness[count] > likeness[count - 1], "\(count)") }
    for count in 11...14 { #expect(abs(likeness[count] - likeness[10]) < 0.2, "\(count)") }
  }

  @Test("what passes for a keyword does not depend on what else is searched for")
  func alone() throws {
    var sound = RandomSound(seed: 31)
    let words = try ClearSpeech.words(
      nonsense: Nonsense(speech: entry(sound.scores(frameCount: 3000))))
    let keywords = [
      enter, hold, try Self.keyword("please", "P L IY Z"), try Self.keyword("card", "K AA R D"),
    ]
    let together = words.likenessOfNonsense(to: keywords)
    #expect(Set(together).count > 1)
    #expect(keywords.map { words.likenessOfNonsense(to: [$0])[0] } == together)
  }

  @Test(
    "it is the mean of what the ten best findings are worth by the frames alone, however few there are"
  )
  func twin() throws {
    var sound = RandomSound(seed: 32)
    let speech = entry(sound.scores(frameCount: 4000))
    let words = try ClearSpeech.words(nonsense: Nonsense(speech: speech))
    let keywords = [enter, hold, try Self.keyword("entering please", "EH N T ER IH NG P L IY Z")]
    var decoder = KeywordDecoder(keywords: keywords)
    decoder.append(speech.scores(in: 0..<speech.frameCount))
    // All that the second look finds out, words included; the plain card has no points for these.
    var look = SecondLook(keywords: keywords, among: try ClearSpeech.words())
    var found = keywords.map { _ in [Float](repeating: -8, count: 10) }
    for place in look.evidence(for: decoder.finish(), in: speech) {
      found[place.keyword].append(max(-8, Scorecard.plain.points(for: place.evidence.values)))
    }
    for (likeness, points) in zip(words.likenessOfNonsense(to: keywords), found) {
      #expect(abs(likeness - points.sorted().suffix(10).reduce(0, +) / 10) < 1e-4)
    }
  }

  @Test("without nonsense it is as if nothing passed for a keyword")
  func none() throws {
    let silent = try words("_").likenessOfNonsense(to: [enter, hold])
    #expect(try words(nil).likenessOfNonsense(to: [enter, hold]) == silent)
    #expect(silent == [-8, -8])
  }

  @Test("a file that is missing or damaged is an error that says what to do")
  func damage() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/nonsense.entry"
    #expect(throws: InputError.self) { try Nonsense(path: path) }
    var bytes = entry(try ClearSpeech.scores("EH N T ER")).fileBytes
    bytes[bytes.count / 2] ^= 1
    let error = try #require(throws: InputError.self) { try Nonsense(bytes: bytes, path: path) }
    #expect("\(error)".contains("nonsense.entry"))
    #expect("\(error)".contains("tools/setup"))
  }
}
