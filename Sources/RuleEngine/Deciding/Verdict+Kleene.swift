public import CallModel

/// Kleene's strong tables: a result is known as soon as the unknown parts cannot change it.
extension Verdict {
  /// `yes` for true, `no` for false.
  public init(_ holds: Bool) { self = holds ? .yes : .no }

  /// What `not` makes of it: the unknown stays unknown.
  public var negated: Verdict {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  /// `no` if one is, else unknown if one is.
  public func and(_ other: Verdict) -> Verdict {
    switch (self, other) {
    case (.no, _), (_, .no): .no
    case (.yes, .yes): .yes
    default: .unknown
    }
  }

  /// `yes` if one is, else unknown if one is.
  public func or(_ other: Verdict) -> Verdict { negated.and(other.negated).negated }
}
