public import CallModel

/// A service that tells of the market, such as an advertising platform, and how its exports write it.
///
/// It is known by names that no other file has; what each name means is a table, which the page of the format
/// shows. All other columns of its exports are passed over.
public struct MarketService: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What its exports are about.
  public let kind: MarketTable.Kind
  /// What its names mean, the better of two that say the same first.
  public let columns: [MarketServiceColumn]
  /// What every row of its exports says besides: the text of each of these columns of our own.
  public let constants: [Constant]
  /// What is said where a column that every row must have is missing: how to export it.
  let whereMissing: [String: String]
  /// Names that tell its files: all those of one list.
  let signatures: [[String]]
  /// The name of the last day that a row is told for, beside that of the first; `nil` where a row is told for one.
  let lastDay: String?
  /// Whether totals are rows that name no campaign and do not say that they are totals.
  let totalsNameNothing: Bool

  init(
    name: String, kind: MarketTable.Kind, signatures: [[String]], columns: [MarketServiceColumn],
    constants: [Constant], whereMissing: [String: String], lastDay: String? = nil,
    totalsNameNothing: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.signatures = signatures
    self.columns = columns
    self.constants = constants
    self.whereMissing = whereMissing
    self.lastDay = lastDay
    self.totalsNameNothing = totalsNameNothing
  }

  /// All that are known.
  public static let all: [MarketService] = [.googleAds, .metaAds, .microsoftAdvertising]

  /// The service whose file about `kind` has columns with these names; `nil` for none.
  static func of(_ names: [String], _ kind: MarketTable.Kind) -> MarketService? {
    // An amount may have its currency behind it.
    let names = Set(
      (names + names.map { ServiceTable.parts(of: $0).name }).map(ServiceColumn.plain))
    return all.first {
      $0.kind == kind && $0.signatures.contains { $0.allSatisfy(names.contains) }
    }
  }

  /// What every row of an export says.
  public struct Constant: Sendable, Hashable {
    /// The column of our own.
    public let column: String
    /// What stands in it.
    public let text: String

    init(_ column: String, _ text: String) {
      self.column = column
      self.text = text
    }
  }
}

/// What some names in a service's files tell of the market.
public struct MarketServiceColumn: Sendable, Hashable {
  /// The names; capitals, blanks and the like make no difference.
  public let names: [String]
  /// The column of our own that they tell.
  public let column: String
  /// How what stands under them is read.
  let reading: MarketReading

  init(_ column: String, _ names: String..., as reading: MarketReading = .asWritten) {
    self.column = column
    self.names = names
    self.reading = reading
  }

  /// How it is read, in words; empty where it is taken as it is written.
  public var note: String { reading.note }
}

/// How a service writes a value.
enum MarketReading: Sendable, Hashable {
  /// As we do.
  case asWritten
  /// A day, as `ServiceDay` reads it.
  case day
  /// An amount, as `ServiceNumber` reads it.
  case amount
  /// A whole number, with marks between groups of three digits or without.
  case count
  /// A keyword, with the marks of how it matches.
  case keyword

  /// It in words, for the page of the format.
  var note: String {
    switch self {
    case .asWritten: ""
    case .day: "`2026-10-01`, `Oct 1, 2026`, `10/1/2026`"
    case .amount: "`1,021.40` or `1.021,40`"
    case .count: "`1,204` or `1.204`, too"
    case .keyword:
      "without the marks of its match type: `[shoes]`, `\"shoes\"` and `+shoes` are `shoes`"
    }
  }

  /// What our own file would say where the service writes `text`; what cannot be read is left as it is, for
  /// whoever reads it next to refuse as the file has it.
  func text(_ text: String, in forms: ServiceForms) -> String {
    let text = Self.trimmed(text)
    return switch self {
    case .asWritten: text
    case .day: ServiceDay(text)?.iso8601(forms.dayOrder) ?? text
    case .amount: ServiceNumber(text)?.money(forms.decimalMark) ?? text
    case .count: ServiceNumber(text)?.count ?? text
    case .keyword: Self.bare(text)
    }
  }

  /// The text of a cell; none where two hyphens stand for nothing.
  static func trimmed(_ text: String) -> String {
    let text = BlankEnds.trimmed(text)
    return text == "--" ? "" : text
  }

  private static func bare(_ keyword: String) -> String {
    var text = keyword[...]
    for (open, close) in [("[", "]"), ("\"", "\"")] as [(Character, Character)]
    where text.count > 2 && text.first == open && text.last == close {
      text = text.dropFirst().dropLast()
    }
    return text.split(separator: " ").map { $0.first == "+" ? $0.dropFirst() : $0 }
      .joined(separator: " ")
  }
}
