import Delivery
import TestSupport
import Testing

@Suite("Signatures of webhooks")
struct WebhookSignatureTests {
  /// The example of the specification of Standard Webhooks.
  @Test("the known example comes out as it should")
  func known() throws {
    let headers = WebhookSignature.headers(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", unixSeconds: 1_614_265_330,
      body: #"{"test": 2432232314}"#,
      secrets: [try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
    #expect(
      headers.map { "\($0.name): \($0.value)" } == [
        "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp: 1614265330",
        "webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      ])
  }

  @Test("openssl comes to the same, whatever the body is")
  func openssl() throws {
    var random = SeededGenerator(seed: 9)
    for length in [0, 1, 63, 64, 65, 5000] {
      let body = String(
        String.UnicodeScalarView(
          (0..<length).map { _ in
            Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &random))
          }))
      let folder = try TemporaryFolder()
      try folder.write("id.17.\(body)", to: "signed")
      let run = try ChildProcess(
        "sh",
        [
          "-c",
          "openssl dgst -sha256 -mac HMAC -macopt hexkey:\(String(repeating: "5a", count: 32)) -binary "
            + "\(folder.path("signed")) | base64 -w0",
        ]
      ).wait()
      let secret = try WebhookSecret("WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo=")
      let headers = WebhookSignature.headers(
        id: "id", unixSeconds: 17, body: body, secrets: [secret])
      #expect(headers.last?.value == "v1," + String(decoding: run.output, as: UTF8.self))
    }
  }

  @Test("while a secret is changed there is a signature by each")
  func rotation() throws {
    let old = try WebhookSecret("WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo=")
    let new = try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    func signature(_ secrets: [WebhookSecret]) -> String? {
      WebhookSignature.headers(id: "i", unixSeconds: 1, body: "b", secrets: secrets)
        .first { $0.name == "webhook-signature" }?.value
    }
    let one = try #require(signature([old])), other = try #require(signature([new]))
    #expect(signature([new, old]) == "\(other) \(one)")
    #expect(signature([]) == nil)
  }

  @Test("what is no secret is told", arguments: ["", "hunter2", "whsec_", "c2hvcnQ=", "!!!!"])
  func faults(text: String) {
    #expect(throws: WebhookSecret.Fault.self) { try WebhookSecret(text) }
  }
}
