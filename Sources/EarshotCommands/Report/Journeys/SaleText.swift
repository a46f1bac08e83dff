import AttributionStore
import CallModel

/// What a conversion is worth now, in words.
enum SaleText {
  /// `$1,200.00 · deal d-1 in place of $100.00`; what a rule assumed alone where no sale is known.
  static func text(_ sale: Sale?, assumed: Money?) -> String? {
    guard let sale else { return assumed?.description }
    let source =
      switch sale.source {
      case .deal(let id): "deal \(id.shownAsCell)"
      case .order(let id): "order \(id.shownAsCell)"
      }
    let place = assumed.map { " in place of \($0)" } ?? ""
    return sale.isCountedElsewhere
      ? "counted elsewhere: led to \(source)" + place : "\(sale.amount) · \(source)" + place
  }
}
