public import CallModel
import Foundation
public import JSONText

/// A call as a vCon (draft-ietf-vcon-vcon-core, version 0.4.0): parties, one dialog, the words as an
/// analysis in the World Transcription Format, and the findings as an analysis of type `report`.
public struct VConDocument: Sendable {
  private let exported: ExportedCall
  private let report: String
  private let producer: Producer
  private let createdAt: Instant

  /// The program that found what is in a report.
  public struct Producer: Sendable {
    /// Its name.
    public let name: String
    /// Its version.
    public let version: String

    /// A program.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// The name of the form that the report has, as `schema` says it.
  public static let reportSchema = "earshot-report-1"

  /// A vCon of `exported`.
  ///
  /// - Parameter report: the findings, as JSON.
  public init(
    _ exported: ExportedCall, report: String, by producer: Producer, at createdAt: Instant
  ) {
    self.exported = exported
    self.report = report
    self.producer = producer
    self.createdAt = createdAt
  }

  /// The vCon.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      "vcon" <- .string("0.4.0"), "uuid" <- .string(VConUUID(exported).text),
      "created_at" <- .string(createdAt.iso8601),
    ]
    if exported.transcript != nil {
      members.append("extensions" <- .array([.string("wtf_transcription")]))
    }
    members += [
      "parties" <- VConPartyList(exported.call).json, "dialog" <- .array([dialog]),
      "analysis" <- .array(analyses),
    ]
    return .object(members)
  }

  /// The vCon as a file.
  public var text: String { json.text }

  private var analyses: [JSONValue] {
    let report: JSONValue = .object([
      "type" <- .string("report"), "dialog" <- .number("0"),
      "mediatype" <- .string("application/json"), "vendor" <- .string(producer.name),
      "product" <- .string("\(producer.name) \(producer.version)"),
      "schema" <- .string(Self.reportSchema), "encoding" <- .string("json"),
      // The draft has bodies as texts, JSON among them.
      "body" <- .string(self.report),
    ])
    guard let transcript = exported.transcript else { return [report] }
    return [words(transcript), report]
  }

  private func words(_ transcript: Transcript) -> JSONValue {
    let document = WTFDocument(
      transcript, lengthMs: exported.recording.map { Int($0.durationMs) },
      madeBy: .init(provider: transcript.format), createdAt: createdAt, for: .anybody)
    return .object([
      "type" <- .string("wtf_transcription"), "dialog" <- .number("0"),
      "mediatype" <- .string("application/json"), "vendor" <- .string(transcript.format),
      "encoding" <- .string("json"), "body" <- .object(document.members),
    ])
  }
}

// MARK: - The dialog

extension VConDocument {
  private var dialog: JSONValue {
    let call = exported.call
    var members: [JSONValue.Member] = []
    let wasNotAnswered = exported.recording == nil && call.facts["call.answered"] == .flag(false)
    members.append("type" <- .string(wasNotAnswered ? "incomplete" : "recording"))
    if case .instant(let start) = call.facts["call.started"] {
      members.append("start" <- .string(start.iso8601))
    }
    if let durationMs = exported.recording?.durationMs {
      members.append("duration" <- .seconds(ms: Int(durationMs)))
    }
    let parties = VConPartyList(call)
    members.append("parties" <- parties.onChannels(exported.recording?.channelCount))
    if let originator = parties.originator(ofChannels: exported.recording?.channelCount) {
      members.append("originator" <- .number(String(originator)))
    }
    if wasNotAnswered { members.append("disposition" <- .string("no-answer")) }
    if let recording = exported.recording { members += content(of: recording) }
    return .object(members)
  }

  private func content(of recording: ExportedCall.Recording) -> [JSONValue.Member] {
    var members = ["filename" <- JSONValue.string(recording.filename)]
    let ending = recording.filename.split(separator: ".").last?.lowercased() ?? ""
    let types = [
      "wav": "audio/x-wav", "mp3": "audio/x-mp3", "ogg": "audio/ogg", "opus": "audio/ogg",
      "flac": "audio/flac", "aiff": "audio/aiff", "aif": "audio/aiff", "au": "audio/basic",
    ]
    members.append("mediatype" <- .string(types[ending] ?? "application/octet-stream"))
    guard let bytes = recording.bytes else { return members }
    let base64 = Data(bytes).base64EncodedString().replacing("+", with: "-")
      .replacing("/", with: "_").replacing("=", with: "")
    return members + ["body" <- .string(base64), "encoding" <- .string("base64url")]
  }
}
