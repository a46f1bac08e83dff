import ContentHash
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct StatedDigestTests {
  /// The digests of `abc` that FIPS 180-4 has as examples.
  private let examples: [(StatedDigest.Algorithm, String)] = [
    (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha512,
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ]

  private func bytes(hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(hex.dropFirst($0).prefix(2), radix: 16)
    }
  }

  @Test("the examples of the standard fit what they are of, and nothing else")
  func standard() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("abc", to: "abc")
    for (algorithm, hex) in examples {
      let digest = try #require(StatedDigest(algorithm, bytes: bytes(hex: hex)))
      #expect(digest.fits(Array("abc".utf8)))
      #expect(!digest.fits(Array("abd".utf8)))
      #expect(!digest.fits([]))
      #expect(try digest.fits(fileAt: file))
    }
  }

  @Test("a file of several pieces has the digest of all of them")
  func pieces() throws {
    let folder = try TemporaryFolder()
    let content = [UInt8](repeating: 7, count: (2 << 20) + 3)
    try Data(content).write(to: URL(filePath: folder.path("large")))
    let printed = try ChildProcess("sha512sum", [folder.path("large")]).wait().output
    let hex = String(decoding: printed, as: UTF8.self).prefix(128)
    let digest = try #require(StatedDigest(.sha512, bytes: bytes(hex: String(hex))))
    #expect(try digest.fits(fileAt: folder.path("large")))
    #expect(digest.fits(content))
  }

  @Test("bytes that are too few or too many are no digest, and what is no file cannot be checked")
  func refused() throws {
    #expect(StatedDigest(.sha256, bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(StatedDigest(.sha512, bytes: [UInt8](repeating: 0, count: 65)) == nil)
    let digest = try #require(StatedDigest(.sha256, bytes: [UInt8](repeating: 0, count: 32)))
    for path in ["/nowhere/at/all", "/tmp"] {
      let error = try #require(throws: InputError.self) { try digest.fits(fileAt: path) }
      #expect(error.path == path)
    }
  }
}
