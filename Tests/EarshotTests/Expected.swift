import Foundation

/// What the scripts of audio-fixtures say that each call is: what a person would say is right.
struct Expected: Decodable {
  struct Call: Decodable {
    let id: String
    let recording: String
    let conversions: [Conversion]
    let tags: [String]
    let keywords: [Keyword]
  }

  struct Conversion: Decodable, Hashable {
    let name: String
    let value: String
  }

  struct Keyword: Decodable {
    let keyword: String
    let speaker: String
    let start: Double
    let end: Double
    let heard: Bool
    let transcribed: Bool
    /// Whether the script makes it hard on purpose: it may be missed.
    let hard: Bool
  }

  let calls: [Call]

  /// Reads `audio-fixtures/expected.json`.
  static func read() throws -> Expected {
    let file = Places.repository.appendingPathComponent("audio-fixtures/expected.json")
    return try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
  }
}

/// What `earshot run --format json` prints, as far as the tests look at it.
struct RunOutput: Decodable {
  struct Call: Decodable {
    let id: String
    let status: String
    let error: String?
    let outcomes: [Outcome]

    var conversions: [Expected.Conversion] {
      outcomes.filter { $0.kind == "conversion" }.map {
        Expected.Conversion(name: $0.name ?? "", value: $0.value?.text ?? "")
      }
    }
    var tags: Set<String> { Set(outcomes.filter { $0.kind == "tag" }.compactMap(\.name)) }
  }

  struct Outcome: Decodable {
    let kind: String
    let name: String?
    let value: Money?
    let rule: String
    let evidence: [Hit]
  }

  struct Money: Decodable {
    let minorUnits: Int
    let currency: String
    let text: String
    enum CodingKeys: String, CodingKey {
      case currency, text
      case minorUnits = "minor_units"
    }
  }

  struct Hit: Decodable {
    let term: String
    let speaker: String
    let source: String
    let startMs: Int
    let endMs: Int
    let confidence: Double
    enum CodingKeys: String, CodingKey {
      case term, speaker, source, confidence
      case startMs = "start_ms"
      case endMs = "end_ms"
    }
  }

  let calls: [Call]
  let totals: [Money]
  let booked: Int
  let failed: Int

  init(_ run: ProgramRun) throws {
    self = try JSONDecoder().decode(RunOutput.self, from: Data(run.output.utf8))
  }
}
