import Foundation

/// A web server on this machine that takes what is posted to it, without encryption, and answers as it is told.
public final class ReceivingServer: Sendable {
  /// The port that it listens on, at 127.0.0.1.
  public let port: Int
  private let folder: TemporaryFolder
  private let server: ScriptServer

  /// A request that came in whole.
  public struct Request: Sendable, Decodable {
    /// The path with the query.
    public let path: String
    /// By names in small letters.
    public let headers: [String: String]
    /// The body.
    public let body: String
    /// Whether the signature is right by one of the secrets, as Python's own HMAC has it.
    public let verified: Bool
  }

  /// Starts one.
  ///
  /// - Parameters:
  ///   - answers: to the requests in order: a code, with `retry-after=TIME;` and a body behind it if wanted; `reset`
  ///     cuts the connection before anything is read, `cut` after all has been read, `silent` says nothing for a
  ///     minute, `slow` answers 200 after a quarter of a second. All further ones are answered with 200.
  ///   - secrets: by which requests are signed, in Base64.
  public init(answering answers: [String] = [], secrets: [String] = []) throws {
    folder = try TemporaryFolder()
    try folder.write(answers.joined(separator: "\n"), to: "answers")
    server = try ScriptServer(Self.script, [folder.path("")] + secrets, in: folder)
    port = server.port
  }

  /// An address of the server.
  public func address(_ path: String = "") -> String { "http://127.0.0.1:\(port)/\(path)" }

  /// What came in whole, in order.
  public var requests: [Request] {
    get throws {
      let lines = (try? String(contentsOfFile: folder.path("requests"), encoding: .utf8)) ?? ""
      return try lines.split(separator: "\n").map {
        try JSONDecoder().decode(Request.self, from: Data($0.utf8))
      }
    }
  }

  private static let script = """
    import base64, hashlib, hmac, http.server, json, os, socket, struct, sys, threading, time
    folder, secrets = sys.argv[1], [base64.b64decode(text) for text in sys.argv[2:]]
    answers = open(os.path.join(folder, "answers")).read().split("\\n")
    answers = [answer for answer in answers if answer]
    lock = threading.Lock()
    started = time.time()

    def verified(headers, body):
        signed = f"{headers.get('webhook-id')}.{headers.get('webhook-timestamp')}.".encode() + body
        made = ["v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
                for secret in secrets]
        # However long other tests hold this one up: sent since the server started.
        fresh = started - 300 < int(headers.get("webhook-timestamp", "0")) < time.time() + 300
        return fresh and any(one in made for one in headers.get("webhook-signature", "").split(" "))

    class Handler(http.server.BaseHTTPRequestHandler):
        def cut(self):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True

        def do_POST(self):
            with lock:
                answer = answers.pop(0) if answers else "200"
            if answer == "reset":
                return self.cut()
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            line = json.dumps({"path": self.path, "headers": headers, "body": body.decode(),
                               "verified": verified(headers, body)})
            with lock, open(os.path.join(folder, "requests"), "a") as log:
                log.write(line + "\\n")
            if answer == "cut":
                return self.cut()
            if answer == "silent":
                time.sleep(60)
            if answer == "slow":
                time.sleep(0.25)
                answer = "200"
            code, _, rest = answer.partition(" ")
            self.send_response(int(code))
            if rest.startswith("retry-after="):
                until, _, rest = rest[len("retry-after="):].partition(";")
                self.send_header("Retry-After", until)
            if code.startswith("3"):
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(rest.encode())))
            self.end_headers()
            self.wfile.write(rest.encode())

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_):
            pass

    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """
}
