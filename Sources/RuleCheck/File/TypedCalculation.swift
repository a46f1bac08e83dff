import CallModel
import Diagnostics

/// A calculation with what is known of its result before any call is seen.
struct TypedCalculation {
  /// What kind of result it has.
  enum Kind: Equatable {
    case number
    /// Money, of a currency that only the call says where that is `nil`.
    case money(Currency?)

    /// For messages.
    var words: String {
      switch self {
      case .number: "a number"
      case .money(let currency): currency?.code ?? "an amount of money"
      }
    }

    var isMoney: Bool { self != .number }
  }

  /// A place in it that a call may leave empty.
  struct Gap {
    let span: ByteSpan
    /// What may be empty, as it is written.
    let subject: String
    /// Why.
    let reason: String
    /// Where the reason is to be seen, and what to say there.
    var cause: (span: ByteSpan, label: String)?
  }

  let calculation: Calculation<CheckedMention>
  let kind: Kind
  var gaps: [Gap] = []

  /// A number or an amount that is written down.
  init(_ quantity: Quantity) {
    calculation = .constant(quantity)
    kind = quantity.currency.map { .money($0) } ?? .number
  }

  init(_ calculation: Calculation<CheckedMention>, _ kind: Kind, gaps: [Gap] = []) {
    self.calculation = calculation
    self.kind = kind
    self.gaps = gaps
  }

  /// Its result, where no call can change it.
  var constant: Quantity? {
    if case .constant(let quantity) = calculation { quantity } else { nil }
  }
}
