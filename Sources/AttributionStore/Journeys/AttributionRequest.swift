public import Attribution

/// What a report on attribution is to say.
public struct AttributionRequest: Sendable, Hashable {
  /// The models, in the order of their columns.
  public var models = AttributionModel.allCases
  /// What lines are told apart by.
  public var dimension = CreditDimension.channel
  /// What is chosen about the models.
  public var settings = AttributionSettings()
  /// When the calls began whose conversions are shared out. Touchpoints before that count as far as the
  /// models look back, and the models learn from everything before its end.
  public var period = ReportPeriod()
  /// The name of the conversions that are shared out; `nil` for all of them.
  public var conversion: String?

  /// All models, by channel, with the usual settings, over everything.
  public init() {}
}
