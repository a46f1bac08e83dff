import ArgumentParser
import CallModel

/// What a file to be imported is about.
enum ImportKind: ExpressibleByArgument, CaseIterable {
  /// Calls.
  case calls
  /// The market.
  case market(MarketTable.Kind)

  static var allCases: [ImportKind] { [.calls] + MarketTable.Kind.allCases.map(ImportKind.market) }

  init?(argument: String) {
    guard let kind = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = kind
  }

  /// Its name in commands.
  var name: String {
    switch self {
    case .calls: "calls"
    case .market(let kind): kind.rawValue
    }
  }

  static var allValueStrings: [String] { allCases.map(\.name) }
  var defaultValueDescription: String { name }
}
