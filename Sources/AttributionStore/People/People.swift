/// The people that names make, with numbers from 0 without gaps.
package struct People {
  package typealias Somebody = PersonLookup.Somebody

  /// How many numbers there are.
  package let count: Int
  private let numbers: [Int32]
  private let known: KnownNames
  private let shared: Set<Somebody>
  private let sharedByHand: Set<PersonName>

  init(
    _ circles: PersonCircles, known: KnownNames, shared: Set<Somebody>,
    sharedByHand: Set<PersonName>
  ) {
    (numbers, count) = circles.numbers()
    self.known = known
    self.shared = shared
    self.sharedByHand = sharedByHand
  }

  /// The person that `somebody` has turned out to be.
  package subscript(somebody: Somebody) -> Int32 { numbers[Int(somebody)] }

  /// The person who left these names together; `nil` where they tell nobody's.
  package subscript(names: PersonLookup.Names) -> Int32? {
    let all: [(PersonName.Kind, String?)] = [
      (.visitor, names.visitor), (.customer, names.record), (.email, names.emailKey),
      (.phone, names.phoneKey),
    ]
    for case (let kind, let text?) in all {
      if let person = self[PersonName(kind, text)] { return person }
    }
    return nil
  }

  /// The person with this name; `nil` where nobody has it, or several people do.
  package subscript(name: PersonName) -> Int32? {
    isShared(name) ? nil : known[name].map { self[$0] }
  }

  /// Whether several people have the name, so that it joins nobody.
  package func isShared(_ name: PersonName) -> Bool {
    sharedByHand.contains(name) || known[name].map(shared.contains) ?? false
  }

  /// The names of this kind that are one person's, by person, in order. Takes one pass over them all.
  package func names(_ kind: PersonName.Kind) -> [Int32: [String]] {
    var names: [Int32: [String]] = [:]
    for (text, somebody) in known[kind].texts where !isShared(PersonName(kind, text)) {
      names[self[somebody], default: []].append(text)
    }
    return names.mapValues { $0.sorted() }
  }

  /// Hands over the names of this kind that are one person's, in no order, as bytes that hold until it returns.
  func forEachName(_ kind: PersonName.Kind, _ body: (UnsafeBufferPointer<UInt8>, Int32) -> Void) {
    known[kind].forEach { name, somebody in
      guard !shared.contains(somebody) else { return }
      if !sharedByHand.isEmpty,
        sharedByHand.contains(PersonName(kind, String(decoding: name, as: UTF8.self)))
      {
        return
      }
      body(name, self[somebody])
    }
  }

  /// All names of a person, in order.
  package func names(of person: Int32) -> [PersonName] {
    PersonName.Kind.allCases.flatMap { kind in
      known[kind].texts.filter { self[$0.somebody] == person && !shared.contains($0.somebody) }
        .map { PersonName(kind, $0.text) }
    }.sorted()
  }
}

extension PersonCircles {
  /// For everybody the number of their person, and how many people there are.
  fileprivate func numbers() -> (ofSomebody: [Int32], count: Int) {
    var circles = self
    var numbers = [Int32](repeating: -1, count: circles.count)
    var count: Int32 = 0
    for somebody in numbers.indices {
      let root = Int(circles.root(Somebody(somebody)))
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      numbers[somebody] = numbers[root]
    }
    return (numbers, Int(count))
  }
}
