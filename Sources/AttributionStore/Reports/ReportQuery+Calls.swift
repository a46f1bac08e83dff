extension ReportQuery {
  /// What calls convert in which something is mentioned.
  public static let mentions = ReportQuery("mentions", PackageResources.mentions_sql)
  /// What agents make of calls.
  public static let agents = ReportQuery("agents", PackageResources.agents_sql)
  /// Calls for service that marketing caused.
  public static let serviceCalls = ReportQuery("service-calls", PackageResources.service_calls_sql)
  /// Which part of what a channel sold was sold by phone.
  public static let phoneShare = ReportQuery("phone-share", PackageResources.phone_share_sql)
  /// What money brought.
  public static let returns = ReportQuery("returns", PackageResources.returns_sql)

  /// Those about calls besides the key figures.
  static let aboutCalls: [ReportQuery] = [.mentions, .agents, .serviceCalls, .phoneShare, .returns]
}
