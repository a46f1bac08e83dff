/// Where phrases may be found: all sequences of phone classes of which one has to be there.
///
/// What is amiss may be anywhere, and each error is in one part of the phrase; one that is before the whole phrase is in
/// the first part, one behind it in the last. So the first part is right only where a word begins, and the last one
/// only where a word ends.
struct Seeds: Sendable {
  /// The first parts of phrases; of short ones this is all of them.
  let first: SeedTable
  /// The last parts.
  let last: SeedTable
  /// The parts between them.
  let middle: SeedTable

  /// The seeds of `phrases`, which have their indices for numbers.
  init(_ phrases: [SoundedPhrase]) {
    var (first, last, middle): ([SeedTable.Entry], [SeedTable.Entry], [SeedTable.Entry]) = (
      [], [], []
    )
    for (number, phrase) in phrases.enumerated() {
      for part in phrase.seeds {
        let entry = (
          code: ClassCode.of(phrase.phones[part]),
          seed: Seed(part, of: phrase, number: number)
        )
        if part.lowerBound == 0 {
          first.append(entry)
        } else if part.upperBound == phrase.phones.count {
          last.append(entry)
        } else {
          middle.append(entry)
        }
      }
    }
    self.first = SeedTable(first, by: .beginning)
    self.last = SeedTable(last, by: .end)
    self.middle = SeedTable(middle, by: .end)
  }
}
