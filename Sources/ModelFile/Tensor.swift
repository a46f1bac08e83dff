/// An array of numbers with a shape, in row-major order: the last dimension runs fastest.
public struct Tensor: Sendable, Hashable {
  /// The lengths of the dimensions, outermost first; empty for a single number.
  public let shape: [Int]
  /// The numbers; as many as the product of `shape`.
  public let values: [Float]

  /// A tensor of `values`; `nil` where their count is not the product of `shape`.
  public init?(shape: [Int], values: [Float]) {
    guard Self.elementCount(of: shape) == values.count else { return nil }
    self.init(verifiedShape: shape, values: values)
  }

  // INVARIANT: values.count is the product of shape.
  init(verifiedShape shape: [Int], values: [Float]) {
    self.shape = shape
    self.values = values
  }

  /// The product of `shape`; `nil` where it does not fit or a dimension is negative.
  static func elementCount(of shape: [Int]) -> Int? {
    var count = 1
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else { return nil }
      count = product
    }
    return count
  }
}
