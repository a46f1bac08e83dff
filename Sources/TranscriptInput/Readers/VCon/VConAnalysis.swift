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
  /// Where the vCon holds none, those that were fetched.
  ///
  /// - Throws: that there is none.
  static func transcripts(
    in vCon: JSONNode, fetched: FetchedFiles
  ) throws(InputError) -> [VConAnalysis] {
    let addresses = try addresses(in: vCon)
    if let missing = addresses.first(where: { fetched[$0] == nil }) {
      throw missing.notFetched("transcript")
    }
    var byDialog: [Int: VConAnalysis] = [:]
    for node in try vCon.elements(of: "analysis") {
      guard let type = try transcriptType(of: node) else { continue }
      let isAddress = !addresses.isEmpty && node["url"] != nil
      guard node["body"] != nil || isAddress else { continue }
      let analysis = try VConAnalysis(node, isWTF: type == "wtf_transcription")
      if analysis.isWTF || byDialog[analysis.dialog]?.isWTF != true {
        byDialog[analysis.dialog] = analysis
      }
    }
    guard !byDialog.isEmpty else {
      throw try vCon.required("analysis").error(
        "holds no transcript", advice: "one would have the type `transcript`")
    }
    return byDialog.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether a vCon holds a transcript.
  static func isTranscribed(_ vCon: JSONNode) throws(InputError) -> Bool {
    for node in try vCon.elements(of: "analysis")
    where try transcriptType(of: node) != nil && node["body"] != nil {
      return true
    }
    return false
  }

  /// The web addresses of the transcripts of a vCon that holds none.
  static func addresses(in vCon: JSONNode) throws(InputError) -> [VConAddress] {
    guard try !isTranscribed(vCon) else { return [] }
    var addresses: [VConAddress] = []
    for node in try vCon.elements(of: "analysis") where try transcriptType(of: node) != nil {
      if let url = node["url"] { addresses.append(try VConAddress(url)) }
    }
    return addresses
  }

  /// The type of an entry of `analysis`; `nil` where it is no transcript.
  private static func transcriptType(of node: JSONNode) throws(InputError) -> String? {
    let type = try node["type"]?.string()
    return type.flatMap {
      ["transcript", "transcription", "wtf_transcription"].contains($0) ? $0 : nil
    }
  }

  /// What its body says, or what was fetched from its address.
  func transcript(
    speakers: SpeakerLabels, fetched: FetchedFiles
  ) throws(InputError) -> Transcript {
    let body = try body(fetched: fetched)
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

  private func body(fetched: FetchedFiles) throws(InputError) -> JSONNode {
    if node["body"] == nil, let url = node["url"], let bytes = fetched[try VConAddress(url)] {
      try VConHash(of: node)?.check(bytes)
      return try url.replaced(byFetched: bytes)
    }
    let body = try node.required("body")
    return try node["encoding"]?.string() == "base64url" ? body.base64URLDecoded() : body
  }
}

extension JSONNode {
  /// The text that was fetched from this address, as a text at the same place.
  fileprivate func replaced(byFetched bytes: [UInt8]) throws(InputError) -> JSONNode {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw error("what was fetched is no text in UTF-8")
    }
    return replaced(by: .string(text))
  }

  /// The text whose UTF-8 is written in base64url, as a text at the same place.
  func base64URLDecoded() throws(InputError) -> JSONNode {
    guard let bytes = try? Base64URL.decoded(try string()),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw error("is no text in UTF-8 in base64url") }
    return replaced(by: .string(text))
  }
}
