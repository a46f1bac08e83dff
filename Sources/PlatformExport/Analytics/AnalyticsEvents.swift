public import CallModel
import JSONText

/// Requests of Google Analytics' Measurement Protocol: events of leads, or a purchase.
///
/// A request is about one browser and has at most 25 events. Analytics counts what is older than a day, but not
/// to the session it came from.
public struct AnalyticsEvents: Platform {
  /// `ga4`.
  public let name = "ga4"
  private let naming: ConversionNaming

  private static let eventsPerRequest = 25
  private static let bytesPerRequest = 130_000
  private static let valueLength = 100

  /// Events under Analytics' own name: `generate_lead` unless another is said.
  public init(naming: ConversionNaming = ConversionNaming(platformName: "generate_lead")) {
    self.naming = naming
  }

  /// Three days, the browser, names and lengths, and a value for a purchase.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    let event = change.event
    let name = naming.name(of: event)
    var found = Objections(to: event, at: now)
    // A purchase can be given back.
    if name != "purchase" || change.kind != .retracted {
      found.checkIsNew(change, "Analytics takes back purchases alone")
    }
    found.checkName(name, atMost: 40)
    found.checkAnalyticsName(name)
    if change.kind == .new { found.checkAge(atMostDays: 3, of: "Analytics") }
    found.checkValue(isRequired: name == "purchase")
    found.checkConsent(of: "Analytics")
    if event.person.analyticsClientID == nil {
      found.add(
        .noIdentifier, "the browser's client id of Analytics is not known",
        "give it in the calls file as `custom.ga_client_id`, or import the visits under it as "
          + "`visitor_id`")
    }
    for (name, value) in texts(of: event) where value.count > Self.valueLength {
      found.add(
        .tooLong, "`\(name)` has \(value.count) characters; Analytics takes \(Self.valueLength)",
        "shorten it in the file that it comes from")
    }
    return found.all
  }

  /// Analytics knows a purchase by its transaction, and other events not at all: none goes out twice.
  public func dedupeKey(of change: ConversionChange) -> String? {
    naming.name(of: change.event) + "\n" + change.event.transactionID
  }

  /// Requests about one browser each, in the order in which their first events came.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    var order: [Browser] = []
    var ofBrowser: [Browser: [ConversionChange]] = [:]
    for change in changes {
      let person = change.event.person
      let browser = Browser(id: person.analyticsClientID ?? "", consent: person.consent)
      if ofBrowser[browser] == nil { order.append(browser) }
      ofBrowser[browser, default: []].append(change)
    }
    return order.flatMap { browser in
      split(ofBrowser[browser] ?? [], of: browser, at: now)
    }
  }

  private struct Browser: Hashable {
    let id: String
    let consent: AdConsent
  }

  /// As many requests as it takes for none to be too large.
  private func split(
    _ changes: [ConversionChange], of browser: Browser, at now: Instant
  ) -> [ExportRequest] {
    changes.pieces(of: Self.eventsPerRequest).flatMap { piece -> [ExportRequest] in
      let body = document(piece, of: browser, at: now).line
      guard body.utf8.count >= Self.bytesPerRequest, piece.count > 1 else {
        return [ExportRequest(purpose: "events", format: .json, body: body, changes: piece)]
      }
      let half = piece.count / 2
      return split(Array(piece[..<half]), of: browser, at: now)
        + split(Array(piece[half...]), of: browser, at: now)
    }
  }

  private func document(
    _ changes: [ConversionChange], of browser: Browser, at now: Instant
  ) -> JSONValue {
    func answer(_ answer: AdConsent.Answer?) -> JSONValue? {
      .optional(answer?.rawValue.uppercased())
    }
    let consent: JSONValue? =
      browser.consent == AdConsent()
      ? nil
      : .record(
        ("ad_user_data", answer(browser.consent.userData)),
        ("ad_personalization", answer(browser.consent.personalization)))
    return .members([
      ("client_id", .string(browser.id)), ("consent", consent),
      ("events", .array(changes.map { event($0, at: now) })),
    ])
  }

  private func event(_ change: ConversionChange, at now: Instant) -> JSONValue {
    let event = change.event
    let isRefund = change.kind == .retracted
    let name = naming.name(of: event)
    var parameters: [(String, JSONValue?)] = [
      ("currency", .optional(event.value?.currency.code)), ("value", event.value?.number),
    ]
    parameters += texts(of: event).map { ($0, .string($1)) }
    if name == "purchase", !isRefund {
      let item = JSONValue.members([
        ("item_id", .string(event.name)), ("item_name", .string(event.name)),
        ("price", event.value?.number), ("quantity", .int(1)),
      ])
      parameters.append(("items", .array([item])))
    }
    // Without it the event does not show in reports on engaged people.
    parameters.append(("engagement_time_msec", .int(1)))
    let at = isRefund ? now : event.convertedAt
    return .members([
      ("name", .string(isRefund ? "refund" : name)),
      ("timestamp_micros", .int64(at.unixMs * 1000)), ("params", .members(parameters)),
    ])
  }

  /// The parameters that are texts.
  private func texts(of event: ConversionEvent) -> [(String, String)] {
    let leads = ["generate_lead", "qualify_lead", "working_lead", "close_convert_lead"]
    let name = naming.name(of: event)
    let texts: [(String, String?)] = [
      ("transaction_id", event.transactionID),
      ("lead_source", leads.contains(name) ? event.origin.channel : nil),
      ("session_id", event.person.analyticsSessionID),
    ]
    return texts.compactMap { name, text in text.map { (name, $0) } }
  }
}

extension Objections {
  /// That the name of an event is one: letters, digits and underscores after a letter, and none of Google's own.
  mutating func checkAnalyticsName(_ name: String) {
    let isPlain = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x5F
    }
    let isReserved =
      AnalyticsNames.reservedBeginnings.contains(where: name.hasPrefix)
      || AnalyticsNames.reserved.contains(name)
    if !isPlain || name.first?.isLetter != true || isReserved {
      add(
        .badName, "Analytics takes no event of this name",
        "name one with --platform-name: letters, digits and `_`, such as generate_lead")
    }
  }
}
