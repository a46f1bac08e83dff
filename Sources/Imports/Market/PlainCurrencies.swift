import CallModel

/// The currencies of a file's rows, of which there are few: found by their codes without making a text of each.
struct PlainCurrencies {
  private var known: [(code: [UInt8], currency: Currency)] = []
  /// That of amounts that name none.
  private let otherwise: Currency?

  /// No more are kept: whoever writes more goes the slow way.
  private static let limit = 16

  init(otherwise: Currency?) { self.otherwise = otherwise }

  /// The currency with this `code` in capital letters, or that of amounts without one; `nil` if there is none.
  mutating func currency(_ code: UnsafeBufferPointer<UInt8>?) -> Currency? {
    guard let code else { return otherwise }
    if let found = known.first(where: { $0.code.elementsEqual(code) }) { return found.currency }
    guard known.count < Self.limit,
      let currency = Currency(code: String(decoding: code, as: UTF8.self))
    else { return nil }
    known.append((Array(code), currency))
    return currency
  }
}
