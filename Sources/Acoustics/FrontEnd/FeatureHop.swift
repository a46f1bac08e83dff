/// Some feature frames one after the other, 80 ms of them at most: what the front end decides on.
struct FeatureHop {
  /// Feature frames in a hop; only the last of a signal may have fewer.
  static let frameCount = 8

  /// The rows, 80 log powers of bands each.
  let rows: UnsafePointer<Float>
  let frameCount: Int

  private static let rowLength = NetworkShape.bandCount

  /// The mean of the log powers in `bands`.
  func loudness(in bands: Range<Int>) -> Float {
    var sum: Float = 0
    for frame in 0..<frameCount {
      let row = rows + frame * Self.rowLength
      for band in bands { sum += row[band] }
    }
    return sum / Float(frameCount * bands.count)
  }
}
