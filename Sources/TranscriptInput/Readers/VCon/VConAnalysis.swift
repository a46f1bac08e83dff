import CallModel
import Diagnostics
import JSONText

/// A transcript in a vCon: an entry of its `analysis`.
struct VConAnalysis {
  /// The dialog that was transcribed, by its place.
  let dialog: Int
  private let node: JSONNode
  private let isWTF: Bool

  private init(_ node: JSONNode, isWTF: Bool) throws(InputError) {
    self.node = node
    self.isWTF = isWTF
    guard let dialog = node["dialog"] else {
      self.dialog = 0
      return
    }
    if dialog.isList {
      self.dialog = try dialog.firstElement?.count() ?? 0
    } else {
      self.dialog = try dialog.count()
    }
  }

  /// The transcripts of a vCon, one for each dialog: WTF where there is one, else the last.
  ///
  /// - Throws: that there is none within the vCon.
  static func transcripts(in vCon: JSONNode) throws(InputError) -> [VConAnalysis] {
    var byDialog: [Int: VConAnalysis] = [:]
    var elsewhere: JSONNode?
    for node in try vCon.elements(of: "analysis") {
      guard let type = try transcriptType(of: node) else { continue }
      guard node["body"] != nil else {
        elsewhere = elsewhere ?? node["url"]
        continue
      }
      let analysis = try VConAnalysis(node, isWTF: type == "wtf_transcription")
      if analysis.isWTF || byDialog[analysis.dialog]?.isWTF != true {
        byDialog[analysis.dialog] = analysis
      }
    }
    if byDialog.isEmpty, let elsewhere {
      throw elsewhere.error(
        "the transcript is at a web address, and nothing is ever fetched",
        advice: "put it into `body`, or name it as the call's transcript")
    }
    guard !byDialog.isEmpty else {
      throw try vCon.required("analysis").error(
        "holds no transcript", advice: "one would have the type `transcript`")
    }
    return byDialog.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether a vCon names a transcript, within it or elsewhere.
  static func isTranscribed(_ vCon: JSONNode) throws(InputError) -> Bool {
    for node in try vCon.elements(of: "analysis") where try transcriptType(of: node) != nil {
      return true
    }
    return false
  }

  /// The type of an entry of `analysis`; `nil` where it is no transcript.
  private static func transcriptType(of node: JSONNode) throws(InputError) -> String? {
    let type = try node["type"]?.string()
    return type.flatMap {
      ["transcript", "transcription", "wtf_transcription"].contains($0) ? $0 : nil
    }
  }

  /// What its body says.
  func transcript(speakers: SpeakerLabels) throws(InputError) -> Transcript {
    var body = try node.required("body")
    if try node["encoding"]?.string() == "base64url" { body = try body.base64URLDecoded() }
    let source = try TranscriptSource(body)
    if case .json(let json) = source.content, json["vcon"] != nil || json["signatures"] != nil {
      throw body.error("is a vCon within a vCon, which is not read")
    }
    let reader = try TranscriptFile.reader(
      for: source, among: [WebVTT(), SubRip(), LabelledText()] + TranscriptFile.recognisers)
    do {
      return try reader.read(source, speakers: speakers)
    } catch {
      if case .line(let line) = error.location {
        throw body.error("line \(line) of it: \(error.reason)", advice: error.advice)
      }
      throw error
    }
  }
}

extension JSONNode {
  /// The text whose UTF-8 is written in base64url, as a text at the same place.
  func base64URLDecoded() throws(InputError) -> JSONNode {
    guard let bytes = try? Base64URL.decoded(try string()),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw error("is no text in UTF-8 in base64url") }
    return replaced(by: .string(text))
  }
}
