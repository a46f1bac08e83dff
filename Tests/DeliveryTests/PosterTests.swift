import Delivery
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite("Sending a request")
struct PosterTests {
  private func post(
    _ text: String, headers: [PostRequest.Header?] = [], body: String = "{}",
    within timeLimit: Duration = .seconds(30), environment: [String: String] = [:]
  ) async throws -> PostAnswer? {
    let poster = try Poster(
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      from: "deliver")
    let request = PostRequest(
      to: try PostAddress(text), headers: headers.compactMap(\.self), body: body)
    return try await poster.post(request, timeLimit: timeLimit)
  }

  @Test(
    "the body and the headers arrive to the byte, whatever is in them and however long they are")
  func arrives() async throws {
    let server = try ReceivingServer(answering: ["202 thank you"])
    let body =
      #"{"name":"\u00e9 \"q\" @x","text":"é\\"# + String(repeating: "x", count: 300_000) + "\n\""
    let answer = try await post(
      server.address("hook?a=%20b"), headers: [.init("X-Secret", #"a "b" \c"#)], body: body)
    #expect(answer == .answered(status: 202, retryAfter: nil, body: "thank you"))
    let request = try #require(try server.requests.first)
    #expect(request.body == body && request.path == "/hook?a=%20b")
    #expect(request.headers["x-secret"] == #"a "b" \c"#)
    #expect(request.headers["content-length"] == String(body.utf8.count))
  }

  @Test("the code, the body and when to come back are told, whatever the code is")
  func answers() async throws {
    let server = try ReceivingServer(answering: [
      "429 retry-after=120;slow down", "503 retry-after=Sat, 03 Oct 2026 18:22:00 GMT;",
      "500 retry-after=soon;", "302",
    ])
    #expect(
      try await post(server.address())
        == .answered(status: 429, retryAfter: .seconds(120), body: "slow down"))
    #expect(
      try await post(server.address())
        == .answered(status: 503, retryAfter: .unixSeconds(1_791_051_720), body: ""))
    #expect(
      try await post(server.address()) == .answered(status: 500, retryAfter: nil, body: ""))
    #expect(
      try await post(server.address()) == .answered(status: 302, retryAfter: nil, body: ""),
      "a redirect is not followed")
    #expect(try server.requests.count == 4)
  }

  @Test("what a server says of thousands of conversions is read whole")
  func longAnswer() async throws {
    let said = "{" + String(repeating: "x", count: 3_000_000) + "}"
    let server = try ReceivingServer(answering: ["200 " + said])
    let answer = try await post(server.address())
    guard case .answered(200, nil, let body)? = answer else {
      Issue.record("no answer came")
      return
    }
    #expect(body.utf8.count == said.utf8.count && body.first == "{")
  }

  @Test("a connection that is cut, nobody there, and silence are told as such")
  func nothing() async throws {
    let server = try ReceivingServer(answering: ["reset", "cut", "silent"])
    for _ in 0..<2 {
      guard case .nothing(let reason) = try #require(try await post(server.address())) else {
        Issue.record("no answer came")
        continue
      }
      #expect(!reason.hasPrefix("curl"))
    }
    #expect(
      try await post(server.address(), within: .seconds(1))
        == .nothing(reason: "no answer within 1 s"))
    guard case .nothing(let reason)? = try await post("http://127.0.0.1:1/") else {
      Issue.record("somebody answers at port 1")
      return
    }
    #expect(reason.contains("connect"))
  }

  @Test("a server of which nobody knows who it is gets nothing")
  func untrusted() async throws {
    let server = try SecureServer([:])
    let answer = try await post(
      server.address("hook"), environment: SecureServer.withoutProxy)
    guard case .nothing(let reason)? = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(reason.contains("certificate"))
    #expect(server.requests.isEmpty)
  }

  @Test("neither settings of curl nor a proxy get what is sent to this machine")
  func settings() async throws {
    let home = try TemporaryFolder()
    try home.write("proxy = http://127.0.0.1:1\n", to: ".curlrc")
    let server = try ReceivingServer()
    let answer = try await post(
      server.address(),
      environment: [
        "HOME": home.path, "CURL_HOME": home.path, "http_proxy": "http://127.0.0.1:1",
        "ALL_PROXY": "http://127.0.0.1:1",
      ])
    #expect(answer == .answered(status: 200, retryAfter: nil, body: ""))
  }

  @Test("cancelling the task ends it")
  func cancelled() async throws {
    let server = try ReceivingServer(answering: ["silent"])
    let task = Task { try await post(server.address()) }
    for _ in 0..<500 where try server.requests.isEmpty {
      try await Task.sleep(for: .milliseconds(20))
    }
    task.cancel()
    #expect(try await task.value == nil)
  }

  @Test("addresses are https, or of this machine")
  func addresses() throws {
    #expect(try PostAddress("HTTPS://a.example/x?y").isOfThisMachine == false)
    #expect(try PostAddress("http://127.0.0.1:8080/").isOfThisMachine)
    #expect(try PostAddress("http://LocalHost/").isOfThisMachine)
    for (text, reason) in [
      ("http://a.example/", "is not encrypted: begin it with https://"),
      ("http://127.0.0.1.a.example/", "is not encrypted: begin it with https://"),
      ("ftp://a.example/", "is no https address, and nothing is sent to any other"),
      ("a.example", "is no https address, and nothing is sent to any other"),
      ("https://user@a.example/", "names no host such as media.example.com"),
      ("https://a.example/{x}", "holds signs that an address has to write as %20 and the like"),
    ] {
      let fault = try #require(throws: PostAddress.Fault.self) { try PostAddress(text) }
      #expect(fault.reason == reason, "\(text)")
    }
  }

  @Test("what could be read as another header is none")
  func headers() {
    #expect(PostRequest.Header("X-A", "b c") != nil)
    for (name, value) in [("X A", "b"), ("", "b"), ("X:", "b"), ("X", "a\nY: b"), ("X", "é")] {
      #expect(PostRequest.Header(name, value) == nil)
    }
  }
}
