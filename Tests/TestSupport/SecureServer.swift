import Foundation

/// A web server on this machine that speaks https, with a certificate of its own that nobody else trusts.
///
/// It serves the files of a folder, and: `/redirect?TARGET`, `/status?CODE`, `/endless`, which never
/// ends and does not say how long it is, and `/silent`, which says nothing for a minute.
public final class SecureServer: Sendable {
  /// The port that it listens on, at 127.0.0.1, as `localhost`.
  public let port: Int
  /// The file of the authority's certificate.
  public let authority: String
  private let folder: TemporaryFolder
  private let server: ScriptServer

  /// Starts one that serves `files`, each by its name.
  public init(_ files: [String: [UInt8]]) throws {
    folder = try TemporaryFolder()
    authority = folder.path("authority.pem")
    let certificate = try ChildProcess(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost", "-keyout", folder.path("key.pem"), "-out",
        authority,
      ]
    ).wait()
    guard certificate.exitCode == 0 else { throw ScriptServer.Failure(message: certificate.errors) }
    for (name, bytes) in files {
      let file = URL(filePath: folder.path("files/\(name)"))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    server = try ScriptServer(
      Self.script, [folder.path("files"), authority, folder.path("key.pem")], in: folder)
    port = server.port
  }

  /// Variables with which `curl` asks this machine itself, whatever proxy others are asked by.
  public static let withoutProxy = [
    "no_proxy": "localhost,127.0.0.1", "NO_PROXY": "localhost,127.0.0.1",
  ]

  /// The address of a file.
  public func address(_ path: String) -> String { "https://localhost:\(port)/\(path)" }

  /// The paths that were asked for, in order.
  public var requests: [String] {
    let text = try? String(contentsOfFile: folder.path("files/requests"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  private static let script = """
    import http.server, os, ssl, sys, time
    folder, certificate, key = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            with open(os.path.join(folder, "requests"), "a") as log:
                log.write(self.path + "\\n")
            path, _, query = self.path.partition("?")
            if path == "/redirect":
                self.send_response(302)
                self.send_header("Location", query)
                self.end_headers()
            elif path == "/status":
                self.send_error(int(query))
            elif path == "/endless":
                self.send_response(200)
                self.end_headers()
                while True:
                    self.wfile.write(bytes(65536))
            elif path == "/silent":
                time.sleep(60)
            else:
                try:
                    with open(os.path.join(folder, path.lstrip("/")), "rb") as file:
                        body = file.read()
                except OSError:
                    return self.send_error(404)
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_):
            pass

    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """
}
