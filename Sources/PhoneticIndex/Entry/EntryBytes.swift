/// The bytes of one record, in memory or in a file that is mapped into it.
enum EntryBytes: Sendable {
  case memory([UInt8])
  case mapped(MappedBytes)

  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .mapped(let bytes): bytes.count
    }
  }

  func withBytes<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    switch self {
    case .memory(let bytes):
      // Arrays hand out their bytes only to what throws any error or none.
      try bytes.withUnsafeBytes { bytes in
        Result { () throws(Failure) in try body(bytes) }
      }.get()
    case .mapped(let bytes): try bytes.withBytes(body)
    }
  }
}
