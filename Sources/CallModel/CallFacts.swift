/// What is known about a call besides what was said in it, by field path.
public struct CallFacts: Sendable, Hashable {
  private var values: [String: FieldValue]

  /// Facts with the given values.
  public init(_ values: [String: FieldValue] = [:]) { self.values = values }

  /// The value of the field at `path`; `nil` when it is not known.
  public subscript(path: String) -> FieldValue? {
    get { values[path] }
    set { values[path] = newValue }
  }

  /// All values, by path in alphabetical order.
  public var sorted: [(path: String, value: FieldValue)] {
    values.sorted { $0.key < $1.key }.map { (path: $0.key, value: $0.value) }
  }
}
