extension IndexEntry {
  /// Raised whenever the same scores would be packed into other bytes, or the same bytes unpacked to
  /// other scores. Entries of another version are not read, but made anew.
  public static let codecVersion = 1
}
