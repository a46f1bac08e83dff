import AttributionStore
import CallModel

extension JourneyJSON {
  /// A step; what it has besides time and name depends on what it is.
  struct Step: Encodable {
    /// A time in UTC, or a day.
    let at: String?
    let what: String
    let id: String
    /// The stage that it brought the person to.
    let reaches: String?
    private(set) var kind: String?
    private(set) var from: Origin?
    private(set) var foundBy: String?
    private(set) var durationMs: Int64?
    private(set) var outcomes: [RunReportJSON.OutcomeJSON]?
    private(set) var said: [HitJSON]?
    private(set) var stage: String?
    private(set) var decided: String?
    private(set) var product: String?
    private(set) var quantity: Int64?
    private(set) var amount: MoneyJSON?
    private(set) var about: String?

    enum CodingKeys: String, CodingKey {
      case at, what, id, reaches, kind, from, outcomes, said, stage, decided, product, quantity,
        amount, about
      case foundBy = "found_by"
      case durationMs = "duration_ms"
    }

    init(_ step: JourneyStep) {
      at = step.at.map { step.isDay ? String($0.iso8601.prefix(10)) : $0.iso8601 }
      id = step.id
      reaches = step.reaches?.rawValue
      switch step.event {
      case .touchpoint(let kind, let origin):
        what = "touchpoint"
        self.kind = kind
        from = Origin(origin)
      case .call(let called):
        what = "call"
        from = called.foundBy == nil ? nil : Origin(called.origin)
        foundBy = called.foundBy?.rawValue
        if case .duration(let ms)? = called.call.facts["call.duration"] { durationMs = ms }
        if case .choice(let direction)? = called.call.facts["call.direction"] { kind = direction }
        outcomes = called.outcomes.map { RunReportJSON.OutcomeJSON($0.outcome, sale: $0.sale) }
        said = called.hits.map { HitJSON($0) }
      case .dealStage(let stage, let amount, let decided):
        what = "deal stage"
        self.stage = stage
        self.amount = amount.map { MoneyJSON($0) }
        self.decided = decided?.rawValue
      case .order(let product, let quantity, let amount):
        what = "order"
        self.product = product
        self.quantity = quantity
        self.amount = MoneyJSON(amount)
      case .subscription(let product, let monthly, let isEnd):
        what = isEnd ? "subscription end" : "subscription"
        self.product = product
        amount = MoneyJSON(monthly)
      case .engagement(let kind, let times, let about):
        what = "engagement"
        self.kind = kind
        quantity = times
        self.about = about
      case .stage: what = "stage"
      }
    }
  }
}
