/// What services call sources: `Google Ads`, `Bing Organic`, `Google Ads Call Extension`.
enum SourceName {
  /// Where such names begin. What people call their own numbers, such as `Radio Ads`, says nothing of a medium.
  private static let platforms: Set<String> = [
    "google", "adwords", "bing", "microsoft", "yahoo", "duckduckgo", "facebook", "instagram",
    "meta", "linkedin", "tiktok", "twitter", "youtube", "pinterest", "snapchat", "reddit",
  ]
  private static let paid: Set<String> = [
    "ads", "adwords", "advertising", "paid", "ppc", "cpc", "extension", "extensions",
  ]

  /// The medium that the name of a source tells; `nil` where it tells none.
  static func medium(_ name: String) -> String? {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    guard let first = words.first, platforms.contains(first) else { return nil }
    if words.contains("display") { return "display" }
    if words.contains(where: paid.contains) { return "cpc" }
    return words.contains("organic") ? "organic" : nil
  }
}
