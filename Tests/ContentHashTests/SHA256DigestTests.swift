import ContentHash
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct SHA256DigestTests {
  @Test(
    "the digests of FIPS 180-4's examples come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func knownDigests(text: String, hex: String) {
    #expect(SHA256Digest(ofUTF8: text).hex == hex)
    #expect(SHA256Digest(of: Array(text.utf8)).hex == hex)
    #expect(SHA256Digest(of: text.utf8.lazy.map { $0 }).hex == hex)
  }

  @Test(
    "a file has the digest of its bytes, however they fall into the reading buffer",
    arguments: [0, 1, 63, 64, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
  func files(byteCount: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let path = folder.path("recording.wav")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(try SHA256Digest(ofFileAt: path) == SHA256Digest(of: bytes))
  }

  @Test("one changed bit changes the digest")
  func bitFlip() {
    var bytes = [UInt8](repeating: 7, count: 1000)
    let before = SHA256Digest(of: bytes)
    bytes[999] ^= 1
    #expect(SHA256Digest(of: bytes) != before)
  }

  @Test("a missing file and a folder are told apart")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path("none.wav")
    #expect(throws: InputError(path: missing, reason: "no such file", advice: "check the path")) {
      try SHA256Digest(ofFileAt: missing)
    }
    let itself = folder.path("")
    #expect(
      throws: InputError(path: itself, reason: "a folder, not a file", advice: "name a file in it")
    ) {
      try SHA256Digest(ofFileAt: itself)
    }
  }

  @Test("a named pipe is refused instead of waited for")
  func pipes() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: InputError(path: pipe, reason: "a pipe or a device, not a file")) {
      try SHA256Digest(ofFileAt: pipe)
    }
  }
}

@Suite struct SHA256DigestTextTests {
  private let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test("a digest that was written down is read in either case")
  func reading() {
    #expect(SHA256Digest(hex: hex) == SHA256Digest(ofUTF8: "abc"))
    #expect(SHA256Digest(hex: hex.uppercased()) == SHA256Digest(ofUTF8: "abc"))
    #expect(SHA256Digest(ofUTF8: "abc").description == hex)
  }

  @Test("what is not 64 hexadecimal digits is no digest")
  func notDigests() {
    for text in ["", "ba78", hex + "0", String(hex.dropLast()) + "g", String(hex.dropLast()) + "é"]
    {
      #expect(SHA256Digest(hex: text) == nil, "\(text)")
    }
  }

  @Test("a digest is one string in JSON, and nothing else is a digest")
  func coding() throws {
    let digest = SHA256Digest(ofUTF8: "abc")
    let json = try JSONEncoder().encode([digest])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(hex)\"]")
    #expect(try JSONDecoder().decode([SHA256Digest].self, from: json) == [digest])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([SHA256Digest].self, from: Data("[\"abc\"]".utf8))
    }
  }
}
