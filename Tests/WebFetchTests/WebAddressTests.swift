import Diagnostics
import Testing
import WebFetch

@Suite struct WebAddressTests {
  @Test(
    "an address has a host and a port",
    arguments: [
      ("https://media.example.com/a.wav?x=1&y=%20", "media.example.com", 443),
      ("HTTPS://Media.Example.COM.:8443/a", "media.example.com", 8443),
      ("https://localhost", "localhost", 443), ("https://127.0.0.1#x", "127.0.0.1", 443),
      ("https://a.example?b@c.example", "a.example", 443),
    ])
  func addresses(text: String, host: String, port: Int) throws {
    let address = try WebAddress(text)
    #expect(address.host == host)
    #expect(address.port == port)
    #expect(address.text == text)
  }

  @Test(
    "what is not https, or could be read in two ways, is no address",
    arguments: [
      ("http://media.example.com/a", "is no https address, and only those are fetched"),
      ("file:///etc/passwd", "is no https address, and only those are fetched"),
      ("//media.example.com/a", "is no https address, and only those are fetched"),
      ("", "is no https address, and only those are fetched"),
      ("https:/media.example.com", "is no https address, and only those are fetched"),
      ("https://good.example@evil.example/", "names no host such as media.example.com"),
      ("https://user:secret@media.example.com/", "has no port from 1 to 65535"),
      ("https:///a", "names no host such as media.example.com"),
      ("https://[::1]/a", "names no host such as media.example.com"),
      ("https://-a.example/", "names no host such as media.example.com"),
      ("https://a..example/", "names no host such as media.example.com"),
      ("https://a.example:0/", "has no port from 1 to 65535"),
      ("https://a.example:/", "has no port from 1 to 65535"),
      ("https://a.example:65536/", "has no port from 1 to 65535"),
      ("https://a.example:1:2/", "names no host such as media.example.com"),
      (
        "https://good.example\\@evil.example/",
        "holds signs that an address has to write as %20 and the like"
      ),
      ("https://a.example/b c", "holds signs that an address has to write as %20 and the like"),
      (
        "https://a.example/\"\nurl = \"https://b.example/",
        "holds signs that an address has to write as %20 and the like"
      ),
      ("https://카드.example/", "holds signs that an address has to write as %20 and the like"),
      ("https://a.example/" + String(repeating: "a", count: 9000), "is longer than 8192 bytes"),
    ])
  func faults(text: String, reason: String) throws {
    let fault = try #require(throws: WebAddress.Fault.self) { try WebAddress(text) }
    #expect(fault.reason == reason)
  }

  @Test("a host is allowed with its port, in any case, and no other is")
  func permission() throws {
    let permission = try FetchPermission(
      hosts: ["Media.Example.com", "localhost:8443"], from: "--allow-fetch")
    #expect(permission.allows(try WebAddress("https://media.example.com/a")))
    #expect(permission.allows(try WebAddress("https://media.example.com.:443/a")))
    #expect(permission.allows(try WebAddress("https://localhost:8443/a")))
    for other in [
      "https://localhost/", "https://media.example.com:8443/", "https://example.com/",
      "https://a.media.example.com/", "https://media.example.com.evil.example/",
    ] {
      #expect(!permission.allows(try WebAddress(other)))
    }
  }

  @Test(
    "what names no host is refused",
    arguments: ["", "https://a.example", "*.example.com", "a.example:x", "a.example/b", "a b"])
  func hosts(text: String) throws {
    let error = try #require(throws: InputError.self) {
      try FetchPermission(hosts: [text], from: "--allow-fetch")
    }
    #expect(error.description.hasPrefix("--allow-fetch: `\(text)` is no host (name it as "))
  }
}
