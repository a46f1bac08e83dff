import Diagnostics
import JSONText

/// A dialog of a vCon that was recorded, and where its sound is.
struct VConRecording {
  /// Where the sound is.
  enum Place {
    /// Within the vCon.
    case embedded
    /// In a file of this name in the folder of the vCon, else perhaps at a web address.
    case beside(name: String, elsewhere: VConAddress?)
    /// At a web address alone.
    case web(VConAddress)
  }

  /// The dialog's place in the vCon.
  let dialog: Int
  /// Where the sound is.
  let place: Place
  private let node: JSONNode

  /// The recordings of a vCon whose sound is somewhere.
  static func all(of vCon: JSONNode) throws(InputError) -> [VConRecording] {
    var recordings: [VConRecording] = []
    for (index, node) in try vCon.elements(of: "dialog").enumerated()
    where try node["type"]?.string() == "recording" {
      guard let place = try place(of: node) else { continue }
      recordings.append(VConRecording(dialog: index, place: place, node: node))
    }
    return recordings
  }

  private static func place(of node: JSONNode) throws(InputError) -> Place? {
    if let body = node["body"] {
      try check(body, of: node)
      return .embedded
    }
    var address: VConAddress?
    if let url = node["url"] { address = try VConAddress(url) }
    if let name = node["filename"] {
      return .beside(name: try plainName(name), elsewhere: address)
    }
    return address.map { .web($0) }
  }

  /// What the vCon states of the sound.
  func hash() throws(InputError) -> VConHash? { try VConHash(of: node) }

  /// A name that cannot lead out of the vCon's folder: what a vCon says comes from anybody.
  private static func plainName(_ node: JSONNode) throws(InputError) -> String {
    let name = try node.string()
    guard !name.isEmpty, !name.contains("/"), !name.contains("\0"), name != "..", name != "." else {
      throw node.error(
        "names a file elsewhere: `\(name.shown(limit: 60))`",
        advice: "only files in the folder of the vCon are read; write the name alone")
    }
    guard !VConFile.isVCon(named: name), !name.lowercased().hasSuffix(".json") else {
      throw node.error(
        "`\(name.shown(limit: 60))` is no sound", advice: "name the recording itself")
    }
    return name
  }

  /// Looks whether what is embedded can be a recording, without decoding it.
  private static func check(_ body: JSONNode, of node: JSONNode) throws(InputError) {
    if body.isObject, body["vcon"] != nil {
      throw body.error("is a vCon within a vCon, which is not read")
    }
    let encoding = node["encoding"]
    guard let encoding, try encoding.string() == "base64url" else {
      throw (encoding ?? node).error(
        "a recording is embedded in base64url", advice: "write `\"encoding\": \"base64url\"`")
    }
    if let type = node.first(of: "mediatype", "mimetype") {
      let name = try type.string().lowercased()
      guard name.hasPrefix("audio/") || name == "application/octet-stream" else {
        throw type.error("`\(name.shown(limit: 60))` is no sound", advice: "embed the sound alone")
      }
    }
  }

  /// The bytes of the sound, which is within the vCon or was fetched, if they are what it states.
  func bytes(fetched: FetchedFiles) throws(InputError) -> [UInt8] {
    let bytes: [UInt8]
    switch place {
    case .embedded: bytes = try embeddedBytes()
    case .beside(let name, nil):
      throw node.error(
        "the recording is not within the vCon", advice: "it is the file `\(name)` beside it")
    case .web(let address), .beside(_, let address?):
      guard let fetched = fetched[address] else { throw address.notFetched("recording") }
      bytes = fetched
    }
    try hash()?.check(bytes)
    return bytes
  }

  private func embeddedBytes() throws(InputError) -> [UInt8] {
    let body = try node.required("body")
    let text = try body.string()
    let bytes: [UInt8]
    do throws(Base64URL.Fault) {
      bytes = try Base64URL.decoded(text)
    } catch {
      throw body.error(error.reason, advice: "embed the recording again")
    }
    guard !bytes.isEmpty else { throw body.error("the recording is empty") }
    guard bytes.first != UInt8(ascii: "{") else {
      throw body.error("holds JSON where a recording should be")
    }
    return bytes
  }
}
