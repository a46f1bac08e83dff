internal import Diagnostics

/// The table of a `.hama` file while it is being read.
struct TensorTable {
  private(set) var entries: [TensorFile.Entry] = []
  private(set) var indexByName: [String: Int] = [:]
  private var cursor: ByteCursor

  init(_ bytes: [UInt8], path: String) { cursor = ByteCursor(bytes, path: path) }

  /// Reads and checks everything up to the data.
  mutating func parse(kind: TensorFile.Kind) throws(InputError) {
    try parseHeader(kind: kind)
    let countByte = cursor.offset
    let count = try cursor.integer(UInt32.self, for: "the number of tensors")
    guard count > 0 else { throw refusal(at: countByte, "the file holds no tensors") }

    // Offsets can only be placed once the table's end is known; until then they are relative.
    var dataEnd = 0
    for _ in 0..<count { dataEnd = try parseEntry(after: dataEnd) }
    try placeData(byteCount: dataEnd)
  }

  private mutating func parseHeader(kind: TensorFile.Kind) throws(InputError) {
    guard try cursor.take(6, for: "the file's mark").elementsEqual("HAMAPK".utf8) else {
      throw InputError(
        path: cursor.path, at: .byte(0), reason: "this is not a model file: the mark is missing",
        advice: TensorFile.damageAdvice)
    }
    let version = try cursor.integer(UInt8.self, for: "the version")
    guard version == 1 else { throw refusal(at: 6, "version \(version) is not known, only 1 is") }
    let found = try cursor.integer(UInt8.self, for: "the kind of model")
    guard found == kind.rawValue else {
      throw refusal(at: 7, "the file holds a model of kind \(found), not \(kind.rawValue)")
    }
  }

  /// Reads one row and returns where its numbers end, counted from the start of the data.
  private mutating func parseEntry(after previousEnd: Int) throws(InputError) -> Int {
    let start = cursor.offset
    let nameLength = Int(try cursor.integer(UInt16.self, for: "a tensor's name"))
    let nameBytes = try cursor.take(nameLength, for: "a tensor's name")
    guard let name = String(validating: nameBytes, as: UTF8.self), !name.isEmpty else {
      throw refusal(at: start + 2, "a tensor's name is empty or not UTF-8")
    }
    guard indexByName.updateValue(entries.count, forKey: name) == nil else {
      throw refusal(at: start + 2, "a second tensor is called `\(name)`")
    }
    let bitsPerNumber = try parseType(of: name)
    let shape = try parseShape(of: name)
    let byteRange = try parseRange(
      of: name, shape: shape, bytesPerNumber: bitsPerNumber / 8, after: previousEnd)
    entries.append(
      TensorFile.Entry(
        name: name, shape: shape, bitsPerNumber: bitsPerNumber, byteRange: byteRange,
        tableByte: start))
    return byteRange.upperBound
  }

  private mutating func parseType(of name: String) throws(InputError) -> Int {
    let typeByte = cursor.offset
    let type = try cursor.integer(UInt8.self, for: "the type of `\(name)`")
    guard type < 2 else { throw refusal(at: typeByte, "tensor `\(name)` has unknown type \(type)") }
    return type == 0 ? 32 : 16
  }

  private mutating func parseShape(of name: String) throws(InputError) -> [Int] {
    var shape: [Int] = []
    for _ in 0..<(try cursor.integer(UInt8.self, for: "the rank of `\(name)`")) {
      shape.append(Int(try cursor.integer(UInt32.self, for: "the shape of `\(name)`")))
    }
    return shape
  }

  private mutating func parseRange(
    of name: String, shape: [Int], bytesPerNumber: Int, after previousEnd: Int
  ) throws(InputError) -> Range<Int> {
    let offsetByte = cursor.offset
    let offset = try cursor.integer(UInt64.self, for: "the place of `\(name)`")
    let byteCount = try cursor.integer(UInt64.self, for: "the size of `\(name)`")
    // A tensor never spans more than the file, so the sums below cannot overflow.
    let expectedCount = Tensor.elementCount(of: shape)
      .flatMap { $0 <= cursor.bytes.count ? $0 * bytesPerNumber : nil }
    guard let expectedCount, expectedCount <= cursor.bytes.count else {
      throw refusal(at: offsetByte, "tensor `\(name)` of shape \(shape) is larger than the file")
    }
    guard byteCount == UInt64(expectedCount) else {
      throw refusal(
        at: offsetByte + 8,
        "tensor `\(name)` says \(byteCount) bytes where its shape needs \(expectedCount)")
    }
    let expectedOffset = previousEnd.roundedUp(toMultipleOf: 4)
    guard offset == UInt64(expectedOffset) else {
      throw refusal(
        at: offsetByte, "tensor `\(name)` is placed at \(offset), not at \(expectedOffset)")
    }
    guard expectedOffset + expectedCount <= cursor.bytes.count else {
      throw refusal(at: offsetByte, "tensor `\(name)` ends after the file")
    }
    return expectedOffset..<expectedOffset + expectedCount
  }

  /// Turns the relative places into places in the file, which must end with the last one.
  private mutating func placeData(byteCount: Int) throws(InputError) {
    let tableEnd = cursor.offset
    let dataStart = tableEnd.roundedUp(toMultipleOf: 16)
    guard cursor.bytes.count == dataStart + byteCount else {
      throw refusal(
        at: min(cursor.bytes.count, dataStart + byteCount),
        "the file has \(cursor.bytes.count) bytes where its table needs \(dataStart + byteCount)")
    }
    if let stray = cursor.bytes[tableEnd..<dataStart].firstIndex(where: { $0 != 0 }) {
      throw refusal(at: stray, "the gap behind the table is not empty")
    }
    entries = entries.map { entry in
      TensorFile.Entry(
        name: entry.name, shape: entry.shape, bitsPerNumber: entry.bitsPerNumber,
        byteRange: entry.byteRange.lowerBound + dataStart..<entry.byteRange.upperBound + dataStart,
        tableByte: entry.tableByte)
    }
  }

  private func refusal(at byte: Int, _ reason: String) -> InputError {
    InputError(path: cursor.path, at: .byte(byte), reason: reason, advice: TensorFile.damageAdvice)
  }
}

extension Int {
  /// The first multiple of `step` that is not smaller.
  fileprivate func roundedUp(toMultipleOf step: Int) -> Int { (self + step - 1) / step * step }
}
