/// The words that English numbers are made of.
enum EnglishNumbers {
  static let units = values("zero one two three four five six seven eight nine", from: 0)
  static let teens = values(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", from: 10)
  static let tens = values(
    "twenty thirty forty fifty sixty seventy eighty ninety", from: 20, step: 10
  ).merging(["fourty": 40]) { first, _ in first }
  static let scales: [String: Int64] = [
    "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]

  /// *first* to *thirty-first* without the tens before them.
  static let ordinals = values(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
      + "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", from: 1
  ).merging(["thirtieth": 30]) { first, _ in first }

  /// Whether numbers are made of the word.
  static func isNumberWord(_ word: String) -> Bool {
    units[word] != nil || teens[word] != nil || tens[word] != nil || scales[word] != nil
      || word == "hundred"
  }

  private static func values(_ words: String, from first: Int, step: Int = 1) -> [String: Int] {
    Dictionary(
      words.split(separator: " ").enumerated().map { (String($1), first + step * $0) },
      uniquingKeysWith: { first, _ in first })
  }
}
