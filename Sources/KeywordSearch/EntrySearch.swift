public import PhoneticIndex

/// Finds keywords in the entries of a phonetic index.
///
///     let search = EntrySearch(keywords: keywords)
///     for entry in entries { let found = search.search(entry) }
///
/// What is found in an entry is, to the bit, what ``KeywordDecoder`` finds in all of its frames.
public struct EntrySearch: Sendable {
  private let keywords: [Keyword]
  private let settings: KeywordDecoder.Settings

  /// A search for `keywords`, to be used for any number of entries, on any number of threads.
  public init(
    keywords: [Keyword], settings: KeywordDecoder.Settings = KeywordDecoder.Settings()
  ) {
    self.keywords = keywords
    self.settings = settings
  }

  /// The candidates of all keywords in `entry`.
  public func search(_ entry: IndexEntry) -> KeywordDecoder.Result {
    var decoder = KeywordDecoder(keywords: keywords, settings: settings)
    let framesAtOnce = 512
    for start in stride(from: 0, to: entry.frameCount, by: framesAtOnce) {
      decoder.append(entry.scores(in: start..<min(start + framesAtOnce, entry.frameCount)))
    }
    return decoder.finish()
  }
}
