/// The values of parameters as libpq takes them: texts that end in a zero byte, in one piece of memory.
struct PostgresParameters {
  private var bytes: [CChar] = []
  private var starts: [Int?] = []
  /// The types of the values.
  let types: [UInt32]

  /// - Throws: that a text has a zero character, at which it would end.
  init(_ values: [PostgresValue]) throws(PostgresError) {
    types = values.map(\.type)
    starts.reserveCapacity(values.count)
    for value in values {
      guard let text = value.written else {
        starts.append(nil)
        continue
      }
      guard !text.utf8.contains(0) else {
        throw PostgresError.zeroCharacter
      }
      starts.append(bytes.count)
      bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
      bytes.append(0)
    }
  }

  /// Calls `body` with the addresses of the values, which hold until it returns.
  func withValues<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      let values = starts.map { start in
        start.flatMap { start in bytes.baseAddress.map { UnsafePointer($0 + start) } }
      }
      return values.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}
