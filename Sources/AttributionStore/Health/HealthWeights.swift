/// What a health score is made of, and how much each part counts.
public struct HealthWeights: Sendable, Hashable {
  /// One measure, and which of its values are good.
  public struct Part: Sendable, Hashable {
    /// A column of `reports/health.sql`.
    public let measure: String
    /// How much it counts, beside the weights of the others; above 0.
    public let weight: Double
    /// The value that earns nothing; what is worse earns nothing as well.
    public let worst: Double
    /// The value that earns all; what is better earns no more.
    public let best: Double

    /// A part; `worst` and `best` must differ.
    public init(_ measure: String, weight: Double, worst: Double, best: Double) {
      self.measure = measure
      self.weight = weight
      self.worst = worst
      self.best = best
    }

    /// What a value earns, from 0 to 1: in proportion between worst and best.
    public func points(_ value: Double) -> Double {
      min(max((value - worst) / (best - worst), 0), 1)
    }
  }

  /// The parts, in the order in which they are shown.
  public let parts: [Part]

  /// These parts.
  public init(parts: [Part]) { self.parts = parts }

  /// The measures that there are: the columns of `reports/health.sql`.
  public static let measures = [
    "days_since_active", "days_since_bought", "purchases", "subscribed", "email_actions",
    "page_views",
    "app_days", "support_contacts", "calls", "complaints",
  ]

  /// What counts if nobody says otherwise.
  public static let standard = HealthWeights(parts: [
    Part("days_since_active", weight: 30, worst: 120, best: 7),
    Part("days_since_bought", weight: 20, worst: 365, best: 30),
    Part("subscribed", weight: 20, worst: 0, best: 1),
    Part("email_actions", weight: 10, worst: 0, best: 4),
    Part("app_days", weight: 10, worst: 0, best: 10),
    Part("support_contacts", weight: 5, worst: 5, best: 0),
    Part("complaints", weight: 5, worst: 2, best: 0),
  ])
}
