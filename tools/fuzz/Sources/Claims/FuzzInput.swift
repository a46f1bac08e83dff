extension [UInt8] {
  /// The bytes that libFuzzer hands over.
  public init(fuzz data: UnsafePointer<UInt8>?, count: Int) {
    self.init(UnsafeBufferPointer(start: data, count: count))
  }
}
