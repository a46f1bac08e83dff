/// Names of members to look for, made ready once for lists of very many objects.
package struct JSONNames: Sendable, ExpressibleByArrayLiteral {
  /// A name, and its bytes as one number if they are no more than sixteen.
  struct Name: Sendable {
    let text: String
    let count: Int
    // INVARIANT: the first byte lowest; nil for a longer name.
    let code: UInt128?
  }

  let names: [Name]

  /// These names, of which those behind the first ``JSONMembers/maxCount`` are not looked for.
  package init(_ names: some Sequence<String>) {
    self.names = names.map { text in
      let bytes = text.utf8
      let code = bytes.reversed().reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
      return Name(
        text: text, count: bytes.count, code: bytes.count <= Self.mostPacked ? code : nil)
    }
  }

  package init(arrayLiteral names: String...) { self.init(names) }

  private static let mostPacked = 16
}

extension JSONNames.Name {
  /// Whether these bytes stand at `start` of `bytes`, where as many as the name has stand within quotes; `nil` where it
  /// takes more to tell.
  @inline(__always)
  func stands(at start: Int, of bytes: [UInt8]) -> Bool? {
    guard let code, start + MemoryLayout<UInt128>.size <= bytes.count else { return nil }
    let found = bytes.withUnsafeBytes {
      UInt128(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt128.self))
    }
    return (found ^ code) << UInt128(8 * (MemoryLayout<UInt128>.size - count)) == 0
  }
}
