/// A conversion with everything that others are told of it: which call, whose, after which click, what it is worth.
public struct ConversionEvent: Sendable, Hashable {
  /// The row of the ledger that holds now, or that took the conversion back.
  public let outcomeID: Int64
  /// The first row of its chain of corrections: stays the same whatever it is worth later.
  public let originID: Int64
  /// Whether it was taken back: it says then what held before.
  public let isWithdrawn: Bool
  /// The name that the rule gives it.
  public let name: String
  /// The type that the rule gives it, if any.
  public let type: String?
  /// What it is worth; `nil` where no rule and no sale says so.
  public let value: Money?
  /// When it happened: at the end of the call, or at its start where nothing tells how long it was.
  public let convertedAt: Instant
  /// The call.
  public let call: Facts
  /// The clicks that led to it, at most one of each kind: that of the visit which the call came from, else the
  /// person's last one before it.
  public let clicks: [AdClick]
  /// Whose it is.
  public let person: Person
  /// Where the call came from.
  public let origin: Origin

  /// A conversion with all its parts.
  public init(
    outcomeID: Int64, originID: Int64, isWithdrawn: Bool = false, name: String,
    type: String? = nil, value: Money?, convertedAt: Instant, call: Facts,
    clicks: [AdClick] = [], person: Person = Person(), origin: Origin = Origin()
  ) {
    self.outcomeID = outcomeID
    self.originID = originID
    self.isWithdrawn = isWithdrawn
    self.name = name
    self.type = type
    self.value = value
    self.convertedAt = convertedAt
    self.call = call
    self.clicks = clicks
    self.person = person
    self.origin = origin
  }

  /// The name under which others know it, whatever it is worth later: `earshot-12-5c84a5b4`.
  ///
  /// The ledger of another store counts from 1 as well, as does that of one which was made anew. Its row 12 is of
  /// another call, and so has another name.
  public var transactionID: String { Self.transactionID(originID: originID, callID: call.id) }

  /// The name of the conversion on this call that the row `originID` booked.
  public static func transactionID(originID: Int64, callID: String) -> String {
    // FNV-1a: Fowler, Noll and Vo's offset and prime for 32 bits.
    let hash = callID.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return "earshot-\(originID)-" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The click of this kind, if there is one.
  public func click(_ kind: AdClick.Kind) -> AdClick? { clicks.first { $0.kind == kind } }

  /// The one click of a platform that names its clicks in these ways: that of the visit which the call came from,
  /// else the last one; of several at one time that of the kind named first.
  public func click(ofAny kinds: [AdClick.Kind]) -> AdClick? {
    kinds.compactMap { click($0) }.max {
      ($0.isOfVisit ? 1 : 0, $0.at) < ($1.isOfVisit ? 1 : 0, $1.at)
    }
  }
}
