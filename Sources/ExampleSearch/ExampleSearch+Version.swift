extension ExampleSearch {
  /// Raised whenever the same entry and example could give other matches than before: another look,
  /// another scale of confidence. Stored hits of another version are searched for again.
  public static let version = "example search 2"
}
