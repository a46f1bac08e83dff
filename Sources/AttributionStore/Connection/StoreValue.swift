/// A value as every database that a store can be in has it.
enum StoreValue: Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  /// The whole number that it is; `nil` for anything else.
  var integer: Int64? {
    switch self {
    case .integer(let number): number
    case .real(let number): Int64(exactly: number)
    case .null, .text: nil
    }
  }

  /// The text that it is; `nil` for anything else.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// What can be given to a statement. What is `nil` goes in as NULL.
protocol StoreValueConvertible {
  var storeValue: StoreValue { get }
}

extension StoreValue: StoreValueConvertible {
  var storeValue: StoreValue { self }
}

extension String: StoreValueConvertible {
  var storeValue: StoreValue { .text(self) }
}

extension Int64: StoreValueConvertible {
  var storeValue: StoreValue { .integer(self) }
}

extension Int: StoreValueConvertible {
  var storeValue: StoreValue { .integer(Int64(self)) }
}

extension Bool: StoreValueConvertible {
  /// Tables hold 1 for what holds, and 0 for what does not.
  var storeValue: StoreValue { .integer(self ? 1 : 0) }
}
