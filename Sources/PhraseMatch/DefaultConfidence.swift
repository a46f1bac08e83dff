public import CallModel

/// The confidence of words in formats that have none.
///
/// These are conventions, not measurements. Captions are mostly looked over by people before they
/// are kept; a recogniser's words without a figure are trusted a little less.
public enum DefaultConfidence {
  /// The confidence of a word without one in a transcript of `format`.
  public static func of(format: String) -> Confidence {
    switch format {
    case "webvtt", "srt": Confidence(thousandths: 900)
    default: Confidence(thousandths: 850)
    }
  }
}
