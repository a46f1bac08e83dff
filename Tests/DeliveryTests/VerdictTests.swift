import Delivery
import Testing

@Suite("What an answer means")
struct VerdictTests {
  private func verdict(
    _ status: Int, _ body: String = "", from platform: String = "webhook"
  ) -> Verdict {
    Verdict(.answered(status: status, retryAfter: nil, body: body), from: platform)
  }

  @Test("success is taken, however it is said", arguments: [200, 201, 202, 204])
  func taken(status: Int) {
    #expect(verdict(status, "whatever") == .taken(except: [:], note: nil))
  }

  @Test(
    "limits, faults of the server, a token that is over and silence are tried again",
    arguments: [401, 408, 425, 429, 500, 502, 503, 504, 599])
  func later(status: Int) {
    #expect(verdict(status) == .later(reason: "the server answers \(status)"))
    #expect(Verdict(.nothing(reason: "gone"), from: "meta") == .later(reason: "gone"))
  }

  @Test(
    "what the server does not want is refused, in its own words",
    arguments: [400, 403, 404, 413, 422])
  func refused(status: Int) {
    #expect(
      verdict(status, #"{"error":{"message":"no such\naction"}}"#)
        == .refused(reason: "the server answers \(status): no such action"))
    #expect(
      verdict(status, "<html>\u{1B}[31m")
        != .refused(reason: "the server answers \(status): <html>\u{1B}[31m"),
      "what a server says cannot steer a terminal")
  }

  @Test("a redirect is refused, and where it leads has to be named")
  func redirect() {
    #expect(
      verdict(301)
        == .refused(reason: "the server answers 301; name the address to which it leads"))
  }

  @Test(
    "of Google's partial failures each is that of its conversion, but for what Google has already")
  func google() {
    let body = """
      {"partialFailureError": {"code": 3, "message": "Multiple errors", "details": [{
        "@type": "type.googleapis.com/google.ads.googleads.v18.errors.GoogleAdsFailure",
        "errors": [
          {"errorCode": {"conversionUploadError": "EXPIRED_EVENT"}, "message": "Too old.",
            "location": {"fieldPathElements": [{"fieldName": "conversions", "index": 1},
              {"fieldName": "gclid"}]}},
          {"errorCode": {"conversionUploadError": "CLICK_CONVERSION_ALREADY_EXISTS"},
            "message": "Known.",
            "location": {"fieldPathElements": [{"fieldName": "conversions", "index": 2}]}}
        ]}]}, "results": [{"gclid": "x"}, {}, {}]}
      """
    #expect(
      verdict(200, body, from: "google-ads")
        == .taken(except: [1: "EXPIRED_EVENT: Too old."], note: nil))
    #expect(verdict(200, body) == .taken(except: [:], note: nil))
    #expect(
      verdict(200, #"{"results":[{}]}"#, from: "google-ads") == .taken(except: [:], note: nil))
  }

  @Test("what Google took is tried again where its answer breaks off, or is somebody else's")
  func cutOff() {
    let whole =
      #"{"partialFailureError":{"message":"no","details":[{"errors":[]}]},"results":[{}]}"#
    let bodies = (0..<whole.utf8.count).map { String(whole.prefix($0)) }
    for body in bodies + [String(whole.dropFirst()), "<html>welcome</html>", "[]", "null"] {
      guard case .later(let reason) = verdict(200, body, from: "google-ads") else {
        Issue.record("\(body) counts as an answer")
        continue
      }
      #expect(reason.hasPrefix("the server answers 200, and nobody can read from it"))
      #expect(verdict(200, body, from: "meta") == .taken(except: [:], note: nil))
    }
    #expect(verdict(200, "{}", from: "google-ads") == .taken(except: [:], note: nil))
  }

  @Test("where Google refuses something and does not say which, nothing counts as taken")
  func placeless() {
    for failure in [
      #"{"code":3,"message":"no"}"#, #"{"code":3,"message":"no","details":[{"errors":[]}]}"#,
      #"""
      {"code":3,"message":"no","details":[{"errors":[
        {"errorCode":{"a":"EXPIRED_EVENT"},"location":{"fieldPathElements":[{"index":1}]}},
        {"errorCode":{"a":"INTERNAL_ERROR"},"location":{"fieldPathElements":[]}}]}]}
      """#,
    ] {
      #expect(
        verdict(200, #"{"partialFailureError":\#(failure),"results":[]}"#, from: "google-ads")
          == .refused(reason: "the server answers 200: no"))
    }
    let known = #"{"errors":[{"errorCode":{"a":"CLICK_CONVERSION_ALREADY_EXISTS"}}]}"#
    #expect(
      verdict(200, #"{"partialFailureError":{"details":[\#(known)]}}"#, from: "google-ads")
        == .taken(except: [:], note: nil))
  }

  @Test("Meta says what is passing, and that is tried again")
  func meta() {
    let passing = #"{"error":{"message":"busy","code":2,"is_transient":true}}"#
    #expect(verdict(400, passing, from: "meta") == .later(reason: "the server answers 400: busy"))
    let limit = #"{"error":{"message":"too many calls","code":4}}"#
    #expect(
      verdict(403, limit, from: "meta") == .later(reason: "the server answers 403: too many calls"))
    let wrong =
      #"{"error":{"message":"Invalid parameter","code":100,"error_user_msg":"Bad event"}}"#
    #expect(
      verdict(400, wrong, from: "meta") == .refused(reason: "the server answers 400: Bad event"))
  }

  @Test("where only some of several were taken, what the server says is kept")
  func multiStatus() {
    #expect(
      verdict(207, #"{"message":"one failed"}"#, from: "hubspot")
        == .taken(except: [:], note: "the server answers 207: one failed"))
  }
}
