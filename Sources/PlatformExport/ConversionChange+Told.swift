import CallModel

extension ConversionChange {
  /// A part of what the platform knew the conversion by when it was new: lines, of which one is the time that it was
  /// told with. `nil` where it is new, nobody remembers, or another platform was told under the same name.
  func told(part: Int, withTimeAt timePlace: Int) -> String? {
    guard let parts = firstToldAs?.split(separator: "\n", omittingEmptySubsequences: false),
      parts.count > max(part, timePlace), parts[timePlace] == firstToldAt.spaced
    else { return nil }
    return String(parts[part])
  }
}
