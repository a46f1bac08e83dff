extension ReportQuery {
  /// Which part of the calls came by what.
  public static let callShare = ReportQuery("call-share", PackageResources.call_share_sql)
  /// How many calls there were, and what became of them.
  public static let callVolume = ReportQuery("call-volume", PackageResources.call_volume_sql)
  /// How long people talk.
  public static let callDuration = ReportQuery("call-duration", PackageResources.call_duration_sql)
  /// Which part of the callers had not called before.
  public static let newCallers = ReportQuery("new-callers", PackageResources.new_callers_sql)
  /// Which part of the calls brought a conversion.
  public static let callConversion = ReportQuery(
    "call-conversion", PackageResources.call_conversion_sql)
  /// Which part of the callers gave up.
  public static let abandonment = ReportQuery("abandonment", PackageResources.abandonment_sql)
  /// What a call with a conversion cost.
  public static let costPerConversion = ReportQuery(
    "cost-per-conversion", PackageResources.cost_per_conversion_sql)
  /// Of which part of the calls the keyword is known.
  public static let keywordAttribution = ReportQuery(
    "keyword-attribution", PackageResources.keyword_attribution_sql)

  /// The eight key figures of calls, in the order in which they are told.
  public static let keyFigures: [ReportQuery] = [
    .callVolume, .callShare, .callDuration, .newCallers, .callConversion, .abandonment,
    .costPerConversion, .keywordAttribution,
  ]
}
