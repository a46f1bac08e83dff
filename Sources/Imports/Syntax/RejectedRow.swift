public import Diagnostics

/// A row that is set aside.
public struct RejectedRow: Sendable, Hashable {
  /// What is wrong with it: at least one error.
  public let errors: [InputError]
  /// The row as the file has it.
  public let bytes: [UInt8]

  init(_ errors: [InputError], bytes: [UInt8]) {
    self.errors = errors
    self.bytes = bytes
  }

  init(_ error: InputError, bytes: [UInt8]) { self.init([error], bytes: bytes) }
}
