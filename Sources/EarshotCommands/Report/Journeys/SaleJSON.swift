import AttributionStore

/// A sale that took the place of what a rule assumes.
struct SaleJSON: Encodable {
  let deal: String?
  let order: String?
  let amount: MoneyJSON
  let isCountedElsewhere: Bool?

  enum CodingKeys: String, CodingKey {
    case deal, order, amount
    case isCountedElsewhere = "counted_elsewhere"
  }

  init(_ sale: Sale) {
    switch sale.source {
    case .deal(let id): (deal, order) = (id, nil)
    case .order(let id): (deal, order) = (nil, id)
    }
    amount = MoneyJSON(sale.amount)
    isCountedElsewhere = sale.isCountedElsewhere ? true : nil
  }
}
