internal import Pronunciation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Turns the acoustic model's classes into phones.
///
/// The probabilities of the classes that stand for one phone (`ɑ`, `ɔ` and `ɒ`, say) are added up; the
/// mark between words counts as blank and has a column of its own besides; classes that English does not use are left out.
public struct PhoneScorer: Sendable {
  /// Added to every probability, so that one of zero has a logarithm: −18.4.
  static let floor: Float = 1e-8

  /// How many classes a frame of the model has.
  public let classCount: Int
  /// The classes of all columns, column by column.
  private let classes: [Int]
  /// Where each column's classes begin in `classes`, and the end of the last.
  private let columnStarts: [Int]

  /// A scorer for a model whose classes are called `classNames`; `nil` where these are not the phones
  /// of English, a blank among them.
  public init?(classNames: [String]) {
    guard let fold = PhoneFold(classNames: classNames) else { return nil }
    classCount = classNames.count
    classes = fold.classesByColumn.flatMap(\.self)
    columnStarts = fold.classesByColumn.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The scores of the frames whose natural-log class probabilities are `logProbabilities`, one frame
  /// after the other; numbers left over at the end, fewer than a frame's, are not read.
  ///
  /// Costs about a microsecond a frame.
  public func scores(logProbabilities: [Float]) -> PhoneScores {
    let frameCount = logProbabilities.count / classCount
    let rowLength = PhoneScores.rowLength
    let values = [Float](unsafeUninitializedCapacity: frameCount * rowLength) { rows, count in
      count = frameCount * rowLength
      for frame in 0..<frameCount {
        var best = -Float.infinity
        for column in 0..<rowLength {
          var probability = Self.floor
          for index in columnStarts[column]..<columnStarts[column + 1] {
            probability += expf(logProbabilities[frame * classCount + classes[index]])
          }
          let score = logf(probability)
          rows[frame * rowLength + column] = score
          best = max(best, score)
        }
        for column in 0..<rowLength { rows[frame * rowLength + column] -= best }
      }
    }
    return PhoneScores(unchecked: values)
  }
}
