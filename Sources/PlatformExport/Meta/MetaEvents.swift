public import CallModel
import JSONText

/// Requests of Meta's Conversions API.
///
/// One event that is too old makes Meta refuse all of its request, so none goes out. Meta cannot be told that
/// something changed.
public struct MetaEvents: Platform {
  /// `meta`.
  public let name = "meta"
  private let naming: ConversionNaming
  private let testCode: String?

  /// How many events a request may have.
  private static let eventsPerRequest = 1000

  /// Events under Meta's own names, such as `Purchase` or `Lead`; with `testCode` they show up on Meta's page
  /// for tests and count for nothing.
  public init(naming: ConversionNaming = ConversionNaming(), testCode: String? = nil) {
    self.naming = naming
    self.testCode = testCode
  }

  /// Seven days, something that tells who the customer is, the name and the value.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkIsNew(change, "Meta offers no way; the value it knows stays")
    found.checkName(naming.name(of: change.event), atMost: 50)
    found.checkAge(atMostDays: 7, of: "Meta")
    found.checkValue(isRequired: naming.name(of: change.event) == "Purchase")
    found.checkConsent(of: "Meta")
    if userData(of: change.event).isEmpty {
      found.add(
        .noIdentifier, "neither a number nor an address nor a click of Meta's is known",
        "give callers' numbers in the calls file, or import the visits with their `fbclid`")
    }
    return found.all
  }

  /// Meta knows an event by its name and its id.
  public func dedupeKey(of change: ConversionChange) -> String? {
    naming.name(of: change.event) + "\n" + change.event.transactionID
  }

  /// Requests with at most 1,000 events each.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    changes.pieces(of: Self.eventsPerRequest).map { piece in
      let document = JSONValue.members([
        ("data", .array(piece.map { event($0.event) })), ("test_event_code", .optional(testCode)),
      ])
      return ExportRequest(purpose: "events", format: .json, body: document.line, changes: piece)
    }
  }

  private func event(_ event: ConversionEvent) -> JSONValue {
    .members([
      ("event_name", .string(naming.name(of: event))),
      ("event_time", .int64(event.convertedAt.unixSeconds)), ("action_source", "phone_call"),
      ("event_id", .string(event.transactionID)), ("user_data", .members(userData(of: event))),
      (
        "custom_data",
        .members([
          ("value", event.value?.number), ("currency", .optional(event.value?.currency.code)),
          ("order_id", .string(event.transactionID)),
        ])
      ),
    ])
  }

  /// Who the customer is: numbers and addresses hashed, what Meta gave itself as it is.
  private func userData(of event: ConversionEvent) -> [(String, JSONValue)] {
    // Meta's own cookie for a click, made from its name where the browser's is not at hand.
    let click = event.click(.fbclid).map { "fb.1.\($0.at.unixMs).\($0.id)" }
    let members: [(String, JSONValue?)] = [
      ("ph", event.call.callerNumber.map { .strings([HashedContact.phoneDigits($0)]) }),
      ("em", event.person.email.map { .strings([HashedContact.email($0)]) }),
      ("external_id", event.person.customerID.map { .strings([HashedContact.name($0)]) }),
      ("fbc", .optional(click)), ("fbp", .optional(event.person.metaBrowserID)),
    ]
    return members.compactMap { name, value in value.map { (name, $0) } }
  }
}
