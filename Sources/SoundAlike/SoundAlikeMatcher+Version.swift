extension SoundAlikeMatcher {
  /// Raised whenever the same transcript and terms could give other hits than before. Stored hits of
  /// another version are searched for again.
  public static let version = "sound alike 3"
}
