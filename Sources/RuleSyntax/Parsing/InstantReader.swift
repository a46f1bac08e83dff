import CallModel

extension Instant {
  /// `2026-03-02T10:15:00Z`, or with an offset such as `-05:00` instead of `Z`; `nil` for anything
  /// else.
  init?(ruleText text: String) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[1].utf8.count > 8 else { return nil }
    let day = halves[0].split(separator: "-").compactMap { Int($0) }
    guard day.count == 3, let date = CalendarDate(year: day[0], month: day[1], day: day[2]),
      let time = Self.seconds(halves[1].prefix(8), fields: 3),
      let offset = Self.offsetSeconds(halves[1].dropFirst(8))
    else { return nil }
    self.init(unixMs: (Int64(date.daysSinceEpoch) * 86_400 + Int64(time - offset)) * 1000)
  }

  private static func offsetSeconds(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-",
      let seconds = seconds(text.dropFirst(), fields: 2), seconds <= 18 * 3600
    else { return nil }
    return sign == "-" ? -seconds : seconds
  }

  /// `hh:mm` or `hh:mm:ss` in seconds.
  private static func seconds(_ text: Substring, fields: Int) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
    guard parts.count == fields, numbers.count == fields, (0..<24).contains(numbers[0]),
      numbers.dropFirst().allSatisfy({ (0..<60).contains($0) })
    else { return nil }
    return numbers[0] * 3600 + numbers[1] * 60 + (fields == 3 ? numbers[2] : 0)
  }
}
