package import CallModel

/// Times, counts and confidences as people read them in a table.
package enum PlainText {
  /// A place in a call, `0:08` or `1:02:03`: minutes and seconds, hours only when there are any.
  package static func clock(ms: Int) -> String {
    let seconds = max(ms, 0) / 1000
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let tail = twoDigits(seconds % 60)
    return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(tail)" : "\(minutes):\(tail)"
  }

  /// A place in a call to the tenth of a second, `0:08.2`.
  package static func preciseClock(ms: Int) -> String {
    clock(ms: ms) + ".\(max(ms, 0) % 1000 / 100)"
  }

  /// A confidence, `.97` or `1.0`.
  package static func confidence(_ confidence: Confidence) -> String {
    guard confidence.thousandths < 995 else { return "1.0" }
    return "." + twoDigits((confidence.thousandths + 5) / 10)
  }

  /// A whole number with thousands separators, `48,220`.
  package static func count(_ number: Int) -> String {
    let digits = Array(String(abs(number)))
    let grouped = digits.indices.map { index in
      let isGroupStart = index > 0 && (digits.count - index).isMultiple(of: 3)
      return (isGroupStart ? "," : "") + String(digits[index])
    }
    return (number < 0 ? "-" : "") + grouped.joined()
  }

  /// `1 call`, `2 calls`.
  package static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// How long something will still take, rounded so that it does not flicker: `40 s`, `3 min`,
  /// `1 h 10 min`.
  package static func timeLeft(seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 360_000).rounded(.up))
    switch whole {
    case ..<10: return "\(whole) s"
    case ..<90: return "\((whole + 4) / 5 * 5) s"
    case ..<5400: return "\((whole + 30) / 60) min"
    default: return "\(whole / 3600) h \(whole % 3600 / 600 * 10) min"
    }
  }

  /// How much sound, `38 min`, `2.4 h`, `1,022 h`.
  package static func hours(ms: Int64) -> String {
    let minutes = Double(max(ms, 0)) / 60_000
    switch minutes {
    case ..<1: return "\(Int((minutes * 60).rounded())) s"
    case ..<90: return "\(Int(minutes.rounded())) min"
    case ..<1200: return tenths(minutes / 60) + " h"
    default: return count(Int((minutes / 60).rounded())) + " h"
    }
  }

  /// How long something took, `0.04 s`, `1.3 s`.
  package static func seconds(_ seconds: Double) -> String {
    let hundredths = Int((max(seconds, 0) * 100).rounded())
    return hundredths < 100
      ? "0.\(twoDigits(hundredths)) s" : tenths(Double(hundredths) / 100) + " s"
  }

  /// How often something happens, to two figures: `12`, `3.4`, `0.25`.
  package static func rate(_ rate: Double) -> String {
    let hundredths = Int((min(max(rate, 0), 1_000_000) * 100).rounded(.up))
    switch hundredths {
    case ..<100: return "0." + twoDigits(hundredths)
    case ..<1000: return tenths(Double(hundredths) / 100)
    default: return count((hundredths + 50) / 100)
    }
  }

  /// How long before something else, in the largest unit that fits: `40 days`, `2 h`, `5 min`.
  package static func ago(ms: Int64) -> String {
    switch ms {
    case ..<60_000: count(Int(ms / 1000)) + " s"
    case ..<3_600_000: count(Int(ms / 60_000)) + " min"
    case ..<172_800_000: count(Int(ms / 3_600_000)) + " h"
    default: count(Int(clamping: ms / 86_400_000), "day")
    }
  }

  /// A number with one decimal.
  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(count(tenths / 10)).\(tenths % 10)"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
