public import CallModel

/// What each source earned in all, by each of several models side by side.
///
/// All sums are exact. Currencies are never added to each other.
public struct CreditTally: Sendable {
  /// The sources, whose numbers credits have.
  public let sources: SourceTable
  /// The models, in the order of their columns.
  public let models: [AttributionModel]
  /// For each model and source the billionths of conversions; behind the sources, what nobody
  /// earned.
  private var shares: [Int128]
  private var money: [Currency: [Int128]] = [:]

  /// Nothing earned yet.
  public init(sources: SourceTable, models: [AttributionModel] = AttributionModel.allCases) {
    self.sources = sources
    self.models = models
    shares = [Int128](repeating: 0, count: models.count * (sources.count + 1))
  }

  /// Adds what was earned of one conversion: for each model its credits. Of a refund only the money
  /// counts.
  public mutating func add(_ credits: [[Credit]], of conversion: Conversion) {
    let none = none
    for (column, credits) in credits.enumerated() where models.indices.contains(column) {
      for credit in credits {
        let cell = cell(column, credit.touchpoint?.source)
        if !conversion.isRefund { shares[cell] += Int128(credit.share.billionths) }
        if let revenue = credit.revenue {
          money[revenue.currency, default: none][cell] += Int128(revenue.minorUnits)
        }
      }
    }
  }

  /// Adds another tally of the same sources and models.
  public mutating func merge(_ other: CreditTally) {
    for cell in shares.indices { shares[cell] += other.shares[cell] }
    let none = none
    for (currency, theirs) in other.money {
      for cell in theirs.indices { money[currency, default: none][cell] += theirs[cell] }
    }
  }

  /// The currencies of what was earned, by their codes.
  public var currencies: [Currency] { money.keys.sorted { $0.code < $1.code } }

  /// How many conversions `source` earned by the model, in billionths; of `nil`, how many had no
  /// touchpoint to earn them.
  public func billionths(_ model: AttributionModel, _ source: SourceID?) -> Int128 {
    models.firstIndex(of: model).map { shares[cell($0, source)] } ?? 0
  }

  /// How much of one currency `source` earned by the model; of `nil`, how much was earned by
  /// nothing known. Itself `nil` if it does not fit.
  public func revenue(
    _ model: AttributionModel, _ source: SourceID?, in currency: Currency
  ) -> Money? {
    guard let column = models.firstIndex(of: model) else { return nil }
    return Int64(exactly: money[currency]?[cell(column, source)] ?? 0).map {
      Money(minorUnits: $0, currency: currency)
    }
  }

  private var none: [Int128] { [Int128](repeating: 0, count: shares.count) }

  private func cell(_ column: Int, _ source: SourceID?) -> Int {
    column * (sources.count + 1) + (source.map { Int($0.rawValue) } ?? sources.count)
  }
}
