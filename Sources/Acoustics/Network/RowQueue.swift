/// Rows of floats that come in at one end and leave at the other, in one piece of memory.
///
/// Keeps its memory, so that a queue that stays about as long allocates nothing.
struct RowQueue {
  /// Floats in a row.
  let width: Int
  private var elements: [Float] = []
  /// Where in `elements` the first row begins; what is before has left.
  private var head = 0

  init(width: Int) { self.width = width }

  /// Rows that are in the queue now.
  var rowCount: Int { (elements.count - head) / width }

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

  /// Drops the first `count` rows. Memory is moved only when as much has left as is left, so a row
  /// is moved once on average.
  mutating func removeFirst(_ count: Int) {
    head += count * width
    guard head >= elements.count - head else { return }
    elements.removeFirst(head)
    head = 0
  }

  /// Gives the rows from `row` on.
  func withRows<Result>(from row: Int, _ body: (UnsafePointer<Float>) -> Result) -> Result? {
    elements.withUnsafeBufferPointer { buffer in
      guard head + row * width < buffer.count, let start = buffer.baseAddress else { return nil }
      return body(start + head + row * width)
    }
  }

  /// Gives the rows from `row` on, to be changed.
  mutating func withMutableRows(from row: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
    let first = head + row * width
    elements.withUnsafeMutableBufferPointer { buffer in
      guard first < buffer.count, let start = buffer.baseAddress else { return }
      body(start + first)
    }
  }
}
