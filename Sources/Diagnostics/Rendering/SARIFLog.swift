/// The parts of a SARIF 2.1.0 log that are written here, by the names of the standard.
struct SARIFLog: Encodable {
  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  let runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    var columnKind = "utf16CodeUnits"
    let tool: Tool
    let results: [Result]
  }

  struct Tool: Encodable {
    let driver: Driver
  }

  struct Driver: Encodable {
    var name = "earshot"
    let version: String
    let rules: [Rule]
  }

  /// A code, as the standard calls it.
  struct Rule: Encodable {
    let id: String
    let name: String
    let shortDescription: Message
    let fullDescription: Message
    let help: Message
    let defaultConfiguration: Configuration
  }

  struct Configuration: Encodable {
    let level: String
  }

  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]
    let relatedLocations: [Location]?
    let fixes: [Fix]?
  }

  /// A change of the files that mends what a result is about.
  struct Fix: Encodable {
    let description: Message?
    let artifactChanges: [ArtifactChange]
  }

  struct ArtifactChange: Encodable {
    let artifactLocation: ArtifactLocation
    let replacements: [Replacement]
  }

  /// `insertedContent` takes the place of what stands in `deletedRegion`.
  struct Replacement: Encodable {
    let deletedRegion: Region
    let insertedContent: Content
  }

  struct Content: Encodable {
    let text: String
  }

  struct Message: Encodable {
    let text: String
  }

  struct Location: Encodable {
    let id: Int?
    let message: Message?
    let physicalLocation: PhysicalLocation
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region?
  }

  /// A file, as a URI: relative to where the program ran, or absolute.
  struct ArtifactLocation: Encodable {
    let uri: String

    init(path: String) {
      let escaped = path.utf8.map { byte in
        Self.plain.contains(byte)
          ? String(Unicode.Scalar(byte))
          : "%" + Self.hexadecimal(byte >> 4) + Self.hexadecimal(byte)
      }.joined()
      uri = path.hasPrefix("/") ? "file://" + escaped : escaped
    }

    /// What a path in a URI holds as it is.
    private static let plain = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)

    private static func hexadecimal(_ digit: UInt8) -> String {
      String(digit & 0xF, radix: 16, uppercase: true)
    }
  }

  /// Lines and columns count from 1; the end column is the one after the last.
  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int
    let byteOffset: Int
    let byteLength: Int
  }
}
