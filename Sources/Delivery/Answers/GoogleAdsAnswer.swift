import Diagnostics
import JSONText

/// What the Google Ads API says of each conversion of a request that it has looked at.
enum GoogleAdsAnswer: Hashable {
  /// It has all of them but these, by their places in the request, each with the reason.
  case took(except: [Int: String])
  /// It did not take some, and does not say which.
  case refusedSome
  /// The answer is none of its own, or was cut off: nobody can tell what it took.
  case unreadable

  /// What `answer` says, which came with a code of success.
  init(_ answer: Answer) {
    guard let json = answer.json, case .object = json else {
      self = .unreadable
      return
    }
    guard let failure = json["partialFailureError"], failure != .null else {
      self = .took(except: [:])
      return
    }
    let errors = (failure["details"]?.elements ?? []).flatMap { $0["errors"]?.elements ?? [] }
    var refusals: [Int: String] = [:]
    var isPlaced = !errors.isEmpty
    for error in errors {
      let code = error["errorCode"]?.members.first?.value.string ?? "ERROR"
      let places = error["location"]?["fieldPathElements"]?.elements ?? []
      if Self.known.contains(code) { continue }
      guard let place = places.compactMap(\.index).first else {
        isPlaced = false
        continue
      }
      let message = [code, error["message"]?.string].compactMap(\.self).joined(separator: ": ")
      refusals[place] = message.shown(limit: 300)
    }
    self = isPlaced ? .took(except: refusals) : .refusedSome
  }

  /// What Google says of a conversion that it has.
  private static let known: Set<String> = [
    "CLICK_CONVERSION_ALREADY_EXISTS", "CALL_CONVERSION_ALREADY_EXISTS", "ORDER_ID_ALREADY_IN_USE",
    "DUPLICATE_ORDER_ID", "CONVERSION_ALREADY_RETRACTED", "RESTATEMENT_ALREADY_EXISTS",
  ]
}

extension JSONValue {
  fileprivate var index: Int? {
    if case .number(let number)? = self["index"] { Int(number) } else { nil }
  }
}
