import Diagnostics
import Foundation
import TestSupport
import Testing
import WebFetch

/// Fetching from a server on this machine whose authority is only known to those who are told.
@Suite struct WebFetcherTests {
  private let file: [UInt8] = Array("RIFF".utf8) + (0..<5000).map { UInt8($0 % 251) }
  private let server: SecureServer

  init() throws { server = try SecureServer(["a.wav": file, "empty": []]) }

  private func bytes(
    _ address: String, hosts: [String]? = nil, isTrusted: Bool = true, maxBytes: Int = 1 << 20,
    timeLimit: Duration = .seconds(60), environment: [String: String] = [:]
  ) async throws -> [UInt8]? {
    let permission = try FetchPermission(
      hosts: hosts ?? ["localhost:\(server.port)"], from: "--allow-fetch")
    let fetcher = try WebFetcher(
      permission, authority: isTrusted ? server.authority : nil,
      environment: ProcessInfo.processInfo.environment.merging(SecureServer.withoutProxy) { $1 }
        .merging(environment) { $1 },
      from: "--allow-fetch", timeLimit: timeLimit)
    return try await fetcher.bytes(at: try WebAddress(address), maxBytes: maxBytes)
  }

  private func fault(_ body: () async throws -> [UInt8]?) async throws -> FetchFault {
    try await #require(throws: FetchFault.self) { _ = try await body() }
  }

  @Test("a file comes as it is, and so does an empty one")
  func files() async throws {
    #expect(try await bytes(server.address("a.wav")) == file)
    #expect(try await bytes(server.address("empty")) == [])
    #expect(server.requests == ["/a.wav", "/empty"])
  }

  @Test("a host that is not allowed is not asked")
  func notAllowed() async throws {
    let address = server.address("a.wav")
    let fault = try await fault { try await bytes(address, hosts: ["localhost", "example.com"]) }
    #expect(fault == .notAllowed(try WebAddress(address)))
    #expect(fault.advice == "--allow-fetch localhost:\(server.port) allows it")
    #expect(server.requests.isEmpty)
  }

  @Test("a redirect is followed to hosts that are allowed, and to no other")
  func redirects() async throws {
    #expect(try await bytes(server.address("redirect?/a.wav")) == file)
    #expect(try await bytes(server.address("redirect?" + server.address("a.wav"))) == file)
    let elsewhere = "https://127.0.0.1:\(server.port)/a.wav"
    let other = try await fault { try await bytes(server.address("redirect?" + elsewhere)) }
    #expect(other == .notAllowed(try WebAddress(elsewhere)))
    for target in ["http://localhost:\(server.port)/a.wav", "file:///etc/passwd"] {
      let fault = try await fault { try await bytes(server.address("redirect?" + target)) }
      guard case .badRedirect = fault else {
        Issue.record("\(target): \(fault)")
        continue
      }
    }
    #expect(server.requests.filter { $0 == "/a.wav" }.count == 2)
  }

  @Test("a circle of redirects ends")
  func circle() async throws {
    // Each takes one from the rest, and the last leads to itself.
    let path = String(repeating: "redirect?/", count: 9) + "a.wav"
    #expect(try await fault { try await bytes(server.address(path)) } == .tooManyRedirects)
    #expect(server.requests.count == 6)
  }

  @Test("a server whose authority is not known is not believed")
  func untrusted() async throws {
    let fault = try await fault { try await bytes(server.address("a.wav"), isTrusted: false) }
    guard case .notTrusted = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(fault.advice == "name the certificate of a private authority with --fetch-ca")
    #expect(server.requests.isEmpty)
  }

  @Test("a server that answers for another host is not believed")
  func otherName() async throws {
    let address = "https://127.0.0.1:\(server.port)/a.wav"
    let fault = try await fault {
      try await bytes(address, hosts: ["127.0.0.1:\(server.port)"])
    }
    guard case .notTrusted = fault else {
      Issue.record("\(fault)")
      return
    }
  }

  @Test("any answer but the file is told by its number")
  func statuses() async throws {
    #expect(try await fault { try await bytes(server.address("gone")) } == .status(404))
    #expect(try await fault { try await bytes(server.address("status?503")) } == .status(503))
    #expect(try await fault { try await bytes(server.address("status?403")) } == .status(403))
  }

  @Test("a file that is too large is not fetched, whether the server says so or not")
  func tooLarge() async throws {
    #expect(
      try await fault { try await bytes(server.address("a.wav"), maxBytes: 5003) }
        == .tooLarge(5003))
    #expect(try await bytes(server.address("a.wav"), maxBytes: 5004) == file)
    #expect(
      try await fault { try await bytes(server.address("endless"), maxBytes: 100_000) }
        == .tooLarge(100_000))
  }

  @Test("a server that says nothing is given up")
  func silent() async throws {
    #expect(
      try await fault { try await bytes(server.address("silent"), timeLimit: .seconds(1)) }
        == .tookTooLong(.seconds(1)))
  }

  @Test("nobody at the address is told in the words of curl")
  func nobody() async throws {
    let fault = try await fault {
      try await bytes(
        "https://nowhere.invalid/", hosts: ["nowhere.invalid"],
        environment: ["https_proxy": "", "HTTPS_PROXY": ""])
    }
    guard case .notFetched(let message) = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(!message.hasPrefix("curl"))
  }

  @Test("settings of curl in the home of the user do not count")
  func settings() async throws {
    let home = try TemporaryFolder()
    try home.write("insecure\nlocation\n", to: ".curlrc")
    let fault = try await fault {
      try await bytes(
        server.address("a.wav"), isTrusted: false,
        environment: ["HOME": home.path, "CURL_HOME": home.path])
    }
    guard case .notTrusted = fault else {
      Issue.record("\(fault)")
      return
    }
  }

  @Test("without curl nothing is begun, and the message says how to get it")
  func noCurl() throws {
    let permission = try FetchPermission(hosts: ["a.example"], from: "--allow-fetch")
    let error = try #require(throws: InputError.self) {
      try WebFetcher(permission, environment: ["PATH": "/nowhere"], from: "--allow-fetch")
    }
    #expect(
      error.description
        == "--allow-fetch: there is no program `curl` (apt-get install -y curl)")
  }

  @Test("cancelling the task ends it")
  func cancelled() async throws {
    let address = server.address("silent")
    let task = Task { try await bytes(address) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    task.cancel()
    #expect(try await task.value == nil)
  }
}
