public import PhoneticIndex

extension RecordedExample {
  /// How many places in the nonsense count, the best ones: a single one may be chance.
  static let placeCount = 10
  /// What a place counts that fits worse, and one that there is not. Of a long example not even a part comes in
  /// nonsense, and in calls parts of it do: *my appointment*.
  static let leastScore: Float = -2

  /// The same examples, each weighed against `nonsense`, speech that says nothing: its likeness is the mean score of the
  /// ten places there that fit it best.
  ///
  /// All that fits there is wrong, so it tells how easily other speech passes for the example: one whose sounds follow
  /// each other everywhere has to fit better than one whose sounds never do. It is the same for all recordings, and does
  /// not depend on what else is searched. An example that was not weighed counts as usual.
  ///
  /// - Complexity: some 40 ms of one core for each example and twenty minutes of nonsense.
  public static func weighed(
    _ examples: [RecordedExample], against nonsense: IndexEntry
  ) -> [RecordedExample] {
    let unweighed = examples.map { $0.with(likeness: ExampleScale.usualLikeness) }
    let found = ExampleSearch(queries: unweighed.map { [$0] }).search(nonsense)
    return zip(unweighed, found).map { example, matches in
      let missing = [Float](repeating: leastScore, count: placeCount)
      let best = (matches.map { max($0.score, leastScore) }.sorted(by: >) + missing)
        .prefix(placeCount)
      return example.with(likeness: best.reduce(0, +) / Float(placeCount))
    }
  }

  private func with(likeness: Float) -> RecordedExample {
    var example = self
    example.likeness = likeness
    return example
  }
}
