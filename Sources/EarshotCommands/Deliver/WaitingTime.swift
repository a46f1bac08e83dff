import ArgumentParser

/// A time that somebody is willing to wait: `90s`, `10m`, `2h`.
struct WaitingTime: ExpressibleByArgument {
  /// In milliseconds.
  let ms: Int64

  private static let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000]

  init?(argument: String) {
    guard let unit = argument.last.flatMap({ Self.units[$0] }),
      let number = Int64(argument.dropLast()), (0...100_000).contains(number)
    else { return nil }
    ms = number * unit
  }
}
