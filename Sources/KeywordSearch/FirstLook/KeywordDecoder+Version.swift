extension KeywordDecoder {
  /// Raised whenever the same sound and keywords could give other hits than before: a new decoder, a
  /// new scale of confidence, other pronunciations. Stored hits of another version are searched for
  /// again.
  public static let version = "keyword decoder 8"
}
