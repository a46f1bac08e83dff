import CallModel
import JSONText

/// Reads who must say something.
enum SpeakerReader {
  /// The speaker that `role` names: `.some(nil)` for everybody, `nil` where it is refused.
  static func speaker(_ role: JSONNode?, _ refusals: inout Refusals) -> Speaker?? {
    guard let role else { return .some(nil) }
    switch role.value {
    case .string("AGENT"): return .some(.agent)
    case .string("CUSTOMER"): return .some(.caller)
    case .string("ANY"): return .some(nil)
    default:
      refusals.refuse(role, "is none of `AGENT`, `CUSTOMER` and `ANY`")
      return nil
    }
  }
}
