extension JSONDocument {
  /// The value of an entry, with all that is in it.
  func value(at index: Int) -> JSONValue {
    let entry = entries[index]
    switch entry.kind {
    case .object:
      var members: [JSONValue.Member] = []
      var child = index + 1
      while child < entry.next {
        members.append(JSONValue.Member(name: string(at: child), value: value(at: child + 1)))
        child = Int(entries[child + 1].next)
      }
      return .object(members)
    case .array:
      var elements: [JSONValue] = []
      var child = index + 1
      while child < entry.next {
        elements.append(value(at: child))
        child = Int(entries[child].next)
      }
      return .array(elements)
    case .plainString, .escapedString: return .string(string(at: index))
    case .number: return .number(numberText(at: index))
    case .yes: return .flag(true)
    case .no: return .flag(false)
    case .null: return .null
    }
  }

  /// A document that says `value`, without the text that it may have come from.
  convenience init(_ value: JSONValue, file: String, outerPath: String = "") {
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    Self.append(value, &bytes, &entries)
    self.init(bytes: bytes, entries: entries, file: file, outerPath: outerPath)
  }

  private static func append(
    _ value: JSONValue, _ bytes: inout [UInt8], _ entries: inout [Entry]
  ) {
    func append(_ kind: Entry.Kind, _ text: String = "") {
      let start = bytes.count
      bytes += text.utf8
      entries.append(
        Entry(kind, start: start, length: bytes.count - start, next: entries.count + 1))
    }
    let index = entries.count
    switch value {
    case .object(let members):
      append(.object)
      for member in members {
        append(.plainString, member.name)
        Self.append(member.value, &bytes, &entries)
      }
    case .array(let elements):
      append(.array)
      for element in elements { Self.append(element, &bytes, &entries) }
    case .string(let text): append(.plainString, text)
    case .number(let text): append(.number, text)
    case .flag(let flag): append(flag ? .yes : .no)
    case .null: append(.null)
    }
    entries[index].next = UInt32(truncatingIfNeeded: entries.count)
  }
}
