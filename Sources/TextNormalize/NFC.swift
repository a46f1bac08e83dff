import Foundation

extension String {
  /// The same text in Unicode normalisation form C: how text is stored and shown.
  ///
  /// Linear in the length; plain ASCII is returned as it is.
  public var nfc: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}
