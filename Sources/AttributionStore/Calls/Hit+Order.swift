import CallModel

extension Hit {
  /// The order in which the store keeps and gives hits: by time, then by every other part, so that
  /// the same hits are the same rows whatever order they were found in.
  static func isInStoreOrder(_ left: Hit, _ right: Hit) -> Bool {
    left.orderNumbers.lexicographicallyPrecedes(right.orderNumbers)
      || left.orderNumbers == right.orderNumbers
        && left.orderTexts.lexicographicallyPrecedes(right.orderTexts)
  }

  private var orderNumbers: [Int] {
    [
      span.startMs, span.endMs, channel ?? -1, words?.lowerBound ?? -1, words?.upperBound ?? -1,
      confidence.thousandths, hasApproximateTimes ? 1 : 0, turn ?? -1,
    ]
  }

  private var orderTexts: [String] {
    [
      source.rawValue, speaker.rawValue, term.pattern, term.soundsLike ?? "",
      term.clipSHA256 ?? "", text, term.currency?.code ?? "", polarity?.rawValue ?? "",
      term.event?.rawValue ?? "", resembles ?? "",
    ] + captures.flatMap { [$0.name ?? "", $0.value.description, $0.text] }
  }
}
