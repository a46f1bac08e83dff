public import Diagnostics
internal import ModelFile
public import PhoneticIndex

/// Speech that says nothing: words that there are not, of the language's own sounds, as the network hears them.
///
/// Whatever is found in it is wrong, so it tells of a keyword how easily other speech passes for it. Of two keywords as
/// long and as rare as each other one may be made of sounds that follow each other all the time and of which the network
/// is seldom sure, the other not.
///
/// It is the same speech for everybody and for all recordings: what a finding is worth does not depend on what else is
/// searched. `model/README.md` says how it was made.
public struct Nonsense: Sendable {
  /// The file in a model folder.
  public static let fileName = "nonsense.entry"

  /// How many findings count, the best ones: a single one may be chance.
  static let findingCount = 10
  /// What a finding counts that is worth less, and one that there is not.
  static let leastPoints: Float = -8

  /// What was heard.
  public let speech: IndexEntry

  /// Nonsense that was heard before.
  public init(speech: IndexEntry) {
    self.speech = speech
  }

  /// Reads the file at `path`.
  ///
  /// - Throws: where the file cannot be read, and where it is not what it should be.
  public init(path: String) throws(InputError) {
    let bytes = try FileBytes.read(
      path: path, name: "the nonsense that keywords are weighed against",
      missingAdvice: "run `tools/setup` to have it")
    try self.init(bytes: bytes, path: path)
  }

  /// Reads `bytes` as the contents of a file that errors call `path`.
  public init(bytes: [UInt8], path: String) throws(InputError) {
    do throws(InputError) {
      speech = try IndexEntry(bytes: bytes, path: path)
    } catch {
      throw InputError(
        path: path, at: error.location, reason: error.reason,
        advice: "run `tools/setup` to have it anew")
    }
  }

  /// How much in the nonsense passes for each of `keywords`: the mean of what its best findings are worth by all that can
  /// be read off the frames (``Scorecard/plain``); ``leastPoints`` where nothing does.
  ///
  /// - Complexity: some 2 ms of one core for each keyword.
  func likeness(to keywords: [Keyword], among words: CompetingWords) -> [Float] {
    let search = EntrySearch(
      keywords: keywords, leastScores: keywords.map { _ in SecondLook.leastScore })
    var scratch = EntrySearch.Scratch()
    let look = SecondLook(
      keywords: keywords, nonsense: keywords.map { _ in Self.leastPoints }, among: words)
    let found = search.search(speech, using: &scratch)
    return look.evidenceOffFrames(for: found, in: speech).map { evidence in
      let points = evidence.map { max(Scorecard.plain.points(for: $0.values), Self.leastPoints) }
      let missing = [Float](repeating: Self.leastPoints, count: Self.findingCount)
      let best = (points.sorted(by: >) + missing).prefix(Self.findingCount)
      return best.reduce(0, +) / Float(best.count)
    }
  }
}
