import Diagnostics
import Foundation
import Glibc

/// Where a secret is kept: never in the file of destinations, nor in the store.
public enum SecretSource: Sendable, Hashable {
  /// In a file that only its owner can read.
  case file(path: String)
  /// In a variable of the environment.
  case variable(String)

  /// The longest secret.
  private static let maxBytes = 16_384

  /// The secret.
  ///
  /// - Throws: that there is none, that others can read it, or that it is more than one line of visible ASCII.
  func read(from environment: [String: String]) throws(InputError) -> String {
    let text: String
    switch self {
    case .file(let path): text = try Self.text(ofFileAt: path)
    case .variable(let name):
      guard let value = environment[name] else {
        throw InputError(
          path: "$\(name)", reason: "there is no such variable", advice: "set it: export \(name)=…")
      }
      text = value
    }
    let secret = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !secret.isEmpty, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw InputError(
        path: place, reason: "not a secret", advice: "a secret is one line of visible ASCII")
    }
    return secret
  }

  /// How it is named in messages.
  var place: String {
    switch self {
    case .file(let path): path
    case .variable(let name): "$\(name)"
    }
  }

  private static func text(ofFileAt path: String) throws(InputError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputError(path: path, couldNotBe: "opened", errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw InputError(
        path: path, reason: "others than its owner can read or change the secret",
        advice: "chmod 600 \(path)")
    }
    var bytes = [UInt8](repeating: 0, count: maxBytes)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { throw InputError(path: path, couldNotBe: "read", errno: errno) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
