/// The names that rules give conversions, and who hears them.
public enum RuleNames {
  /// Platforms that know conversions by the number of an action, or as one event.
  private static let deaf: Set<String> = ["google-ads", "google-data-manager", "ga4"]

  /// Whether the platform of this name is told them: not if it has one name for all, `platformName`.
  public static func areTold(to platform: String, under platformName: String?) -> Bool {
    platformName == nil && !deaf.contains(platform)
  }
}
