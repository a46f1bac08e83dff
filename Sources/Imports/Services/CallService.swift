/// A service that tracks calls, and how its exports write them.
///
/// It is known by names that no other file has; what each name means is a table, which the page of the
/// format shows.
public struct CallService: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What each of its names means, the better of two that say the same first.
  public let columns: [ServiceColumn]
  /// Names that are passed over.
  public let passedOver: [String]
  /// Whether later records correct earlier ones of the same call.
  public let hasCorrections: Bool
  /// Directions of records that stand among calls and are none, such as text messages: they are passed over.
  public let otherDirections: Set<String>
  /// Names that tell its files: all those of one list.
  let signatures: [[String]]

  init(
    name: String, signatures: [[String]], columns: [ServiceColumn], passedOver: [String],
    otherDirections: Set<String> = [], hasCorrections: Bool = false
  ) {
    self.name = name
    self.signatures = signatures
    self.columns = columns
    self.passedOver = passedOver
    self.otherDirections = otherDirections
    self.hasCorrections = hasCorrections
  }

  /// All that are known.
  public static let all: [CallService] = [.callRail, .callTrackingMetrics, .invoca]

  /// Under which names lists of calls stand in JSON documents.
  static let listNames: Set<String> = ["calls", "transactions"]

  /// The service whose file has columns with these names; `nil` for none.
  static func of(_ names: [String]) -> CallService? {
    let names = Set(names.map(ServiceColumn.plain))
    return all.first { $0.signatures.contains { $0.allSatisfy(names.contains) } }
  }
}

/// What some names in a service's files tell of a call.
public struct ServiceColumn: Sendable, Hashable {
  /// The names, in small letters with underscores; capitals, blanks and the like make no difference.
  public let names: [String]
  /// The column of our own that they tell.
  public let column: String
  /// How what stands under them is read.
  let reading: ServiceReading

  init(_ column: String, _ names: String..., as reading: ServiceReading = .asWritten) {
    self.column = column
    self.names = names
    self.reading = reading
  }

  /// How it is read, in words; empty where it is taken as it is written.
  public var note: String { reading.note }

  /// What ways to write a name have in common: `Start Time`, `start_time`, `agent.id` and `Agent Id`.
  static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
