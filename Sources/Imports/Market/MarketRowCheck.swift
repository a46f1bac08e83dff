import CallModel
import TextNormalize

/// What must hold between the cells of a row, and what they say together.
enum MarketRowCheck {
  /// Adds what follows from other cells to the `values` of a row.
  static func complete(
    _ values: inout [MarketValue], of table: MarketTable
  ) throws(ValueFault) {
    switch table.kind {
    case .numbers: try checkNumber(values, table)
    case .touchpoints:
      try checkOrder(values, table, "at", "ended_at", "ends before it begins")
      completeFromLandingPage(&values, table)
    case .deals: try DealState.complete(&values, of: table)
    case .subscriptions:
      try checkOrder(values, table, "started_at", "ended_at", "ends before it begins")
    case .spend, .dealStages, .orders, .sameSales, .engagement: break
    }
  }

  private static func checkNumber(
    _ values: [MarketValue], _ table: MarketTable
  ) throws(ValueFault) {
    try checkOrder(values, table, "valid_from", "valid_until", "is no longer valid before it is")
    let shownTo = table.index(of: "shown_to").map { values[$0] } ?? .unknown
    guard shownTo == .unknown || shownTo == .text("all") else { return }
    let says = ["campaign_id", "campaign_name", "channel", "source", "medium"]
      .compactMap(table.index).contains { values[$0] != .unknown }
    guard says else {
      throw ValueFault(
        "the row does not say what a call to the number comes from",
        advice: "name a campaign_id, a campaign_name, a channel or a source; or shown_to visitor")
    }
  }

  private static func checkOrder(
    _ values: [MarketValue], _ table: MarketTable, _ first: String, _ second: String,
    _ reason: String
  ) throws(ValueFault) {
    guard let first = table.index(of: first), let second = table.index(of: second),
      case .instant(let start) = values[first], case .instant(let end) = values[second]
    else { return }
    guard start <= end else { throw ValueFault("the row \(reason)") }
  }

  /// The parameters of a landing page, and the columns that they fill where the row leaves them empty.
  private static let parameters = [
    "utm_source": "source", "utm_medium": "medium", "utm_campaign": "campaign_name",
    "utm_id": "campaign_id", "utm_term": "keyword", "utm_content": "ad_version", "gclid": "gclid",
    "gbraid": "gbraid", "wbraid": "wbraid", "msclkid": "msclkid", "fbclid": "fbclid",
  ]

  private static func completeFromLandingPage(
    _ values: inout [MarketValue], _ table: MarketTable
  ) {
    guard let page = table.index(of: "landing_page"), case .text(let address) = values[page] else {
      return
    }
    for (name, text) in AddressQuery.parameters(of: address) {
      guard let column = parameters[name], let index = table.index(of: column),
        values[index] == .unknown
      else { continue }
      values[index] = .text(text.nfc)
    }
  }
}

/// The query of a web address.
enum AddressQuery {
  /// The parameters of `address` that say something, names in small letters; what is not written as it
  /// should be is left out.
  static func parameters(of address: String) -> [(name: String, text: String)] {
    guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    let query = address[address.index(after: mark)...].prefix { $0 != "#" }
    return query.split(separator: "&").compactMap { part in
      guard let equals = part.firstIndex(of: "=") else { return nil }
      let value = decoded(part[part.index(after: equals)...]).map(BlankEnds.trimmed) ?? ""
      let isSafe = (try? ControlCharacters.check(value)) != nil
      return value.isEmpty || !isSafe ? nil : (part[..<equals].lowercased(), value)
    }
  }

  private static func decoded(_ text: Substring) -> String? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
      return String(text)
    }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(ASCII.space)
      case UInt8(ascii: "%"):
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
          rest.count >= 2
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
