/// Rows of floats that come in at one end and leave at the other, in one piece of memory.
///
/// Keeps its memory, so that a queue that stays about as long allocates nothing.
struct RowQueue {
  /// Floats in a row.
  let width: Int
  private var elements: [Float] = []

  init(width: Int) { self.width = width }

  /// Rows that are in the queue now.
  var rowCount: Int { elements.count / width }

  /// Appends `count` rows, which `fill` writes over zeros.
  mutating func append(rows count: Int, _ fill: (UnsafeMutablePointer<Float>) -> Void = { _ in }) {
    guard count > 0 else { return }
    let end = elements.count
    elements.append(contentsOf: repeatElement(0, count: count * width))
    elements.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      fill(start + end)
    }
  }

  /// Drops the first `count` rows.
  mutating func removeFirst(_ count: Int) { elements.removeFirst(count * width) }

  /// Gives the rows from `row` on.
  func withRows<Result>(from row: Int, _ body: (UnsafePointer<Float>) -> Result) -> Result? {
    elements.withUnsafeBufferPointer { buffer in
      guard row * width < buffer.count, let start = buffer.baseAddress else { return nil }
      return body(start + row * width)
    }
  }
}
