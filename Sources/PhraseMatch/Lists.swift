/// Many lists, most of them short, in one array: reading one asks for no memory and counts no references.
struct Lists<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  // INVARIANT: list n is elements[starts[n]..<starts[n + 1]].
  private var starts: [Int32] = [0]

  /// No lists.
  init() {}

  /// These lists, in this order.
  init(_ lists: some Sequence<[Element]>) {
    for list in lists { append(list) }
  }

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  /// Adds a list behind the others.
  mutating func append(_ list: some Collection<Element>) {
    elements += list
    starts.append(Int32(elements.count))
  }

  /// The places of the elements of list `number`.
  func places(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  /// The element at one of these places.
  subscript(place place: Int) -> Element { elements[place] }

  /// The elements of list `number`.
  subscript(number: Int) -> ArraySlice<Element> { elements[places(of: number)] }
}
