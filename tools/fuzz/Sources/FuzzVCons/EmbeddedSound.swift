import Foundation

/// The recording in a vCon, as Foundation reads JSON and base64: another's eyes.
enum EmbeddedSound {
  /// The bytes of the only recording that is embedded; `nil` where Foundation sees none, or reads
  /// something else into what is not quite right.
  static func decoded(fromVCon bytes: [UInt8]) -> [UInt8]? {
    guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      root["payload"] == nil, let dialogs = root["dialog"] as? [[String: Any]]
    else { return nil }
    let bodies = dialogs.filter { $0["type"] as? String == "recording" }
      .compactMap { $0["body"] as? String }
    guard bodies.count == 1, let body = bodies.first else { return nil }
    var text = body.filter { !$0.isWhitespace && $0 != "=" }
      .replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: text).map(Array.init)
  }
}
