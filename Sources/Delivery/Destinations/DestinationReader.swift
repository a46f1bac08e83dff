import AttributionStore
import Diagnostics
import Foundation
import JSONText

/// Reads one destination of a file.
struct DestinationReader {
  private let node: JSONNode
  private let name: String
  private let folder: URL

  init(_ node: JSONNode, name: String, folder: URL) {
    self.node = node
    self.name = name
    self.folder = folder
  }

  /// What every destination may have.
  private static let commonMembers: Set<String> = [
    "platform", "address", "headers", "secrets", "sign_with", "timeout", "conversions",
  ]
  private static let maxSeconds = 600.0

  func destination() throws(InputError) -> Destination {
    guard node.isObject else { throw node.error("is \(node.kind), not a destination") }
    guard Self.isName(name) else {
      throw node.error(
        "is no name for a destination",
        advice: "write it in letters, digits, hyphens and underscores")
    }
    let platform = try PlatformReader(node)
    for (member, node) in node.members
    where !Self.commonMembers.contains(member) && !platform.members.contains(member) {
      throw node.error(
        "is nothing that a destination of platform `\(platform.name)` has",
        advice: "it may have "
          + Self.commonMembers.union(platform.members).sorted().joined(separator: ", "))
    }
    let headers = try headers()
    let secrets = try secrets()
    let addresses = try addresses(for: platform)
    for (_, address) in addresses.all {
      try check(address, at: try node.required("address"), secrets)
    }
    for (name, value) in headers {
      try check(value, at: node["headers"]?[name] ?? node, secrets)
    }
    return Destination(
      name: name, platform: try platform.platform(), hearsNames: try platform.hearsNames(),
      query: ConversionQuery(names: Set(try texts("conversions"))), addresses: addresses,
      hasContacts: node["with_contacts"]?.isTrue ?? false, headers: headers, secrets: secrets,
      signing: try signing(), timeLimit: .seconds(try seconds()))
  }

  /// One address for all, or an object with that of each purpose where the platform has several.
  private func addresses(
    for platform: PlatformReader
  ) throws(InputError) -> DestinationAddresses {
    let address = try node.required("address")
    let purposes = platform.purposesWithAddresses
    guard !purposes.isEmpty else { return .one(try address.string()) }
    guard address.isObject else {
      throw address.error(
        "is \(address.kind), but `\(platform.name)` has several addresses",
        advice: "write an object with " + purposes.joined(separator: ", "))
    }
    var addresses: [String: String] = [:]
    for purpose in purposes { addresses[purpose] = try address.required(purpose).string() }
    for (member, node) in address.members where addresses[member] == nil {
      throw node.error(
        "is nothing that has an address", advice: "it may have " + purposes.joined(separator: ", "))
    }
    return .byPurpose(addresses)
  }

  /// Names of destinations stand in commands.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.first != "-"
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  /// Braces stand around the names of secrets, and nowhere else.
  private func check(
    _ text: String, at place: JSONNode, _ secrets: [String: SecretSource]
  ) throws(InputError) {
    for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part.prefix { $0 != "}" })
      guard part.contains("}"), secrets[name] != nil else {
        throw place.error(
          "names the secret `\(name.shown())`, which is not among `secrets`",
          advice: #"say where it is kept: "secrets": { "\#(name.shown())": { "file": "…" } }"#)
      }
    }
  }

  private func headers() throws(InputError) -> [(name: String, value: String)] {
    guard let headers = node["headers"] else { return [] }
    guard headers.isObject else { throw headers.error("is \(headers.kind), not an object") }
    return try headers.members.map { (name, value) throws(InputError) in
      (name, try value.string())
    }
  }

  private func secrets() throws(InputError) -> [String: SecretSource] {
    guard let secrets = node["secrets"] else { return [:] }
    guard secrets.isObject else { throw secrets.error("is \(secrets.kind), not an object") }
    var sources: [String: SecretSource] = [:]
    for (name, value) in secrets.members { sources[name] = try source(value) }
    return sources
  }

  private func signing() throws(InputError) -> [SecretSource] {
    guard let signing = node["sign_with"] else { return [] }
    guard signing.isList else { return [try source(signing)] }
    return try signing.elements().map(source)
  }

  private func source(_ node: JSONNode) throws(InputError) -> SecretSource {
    if let file = node["file"], node.members.count == 1 {
      return .file(path: URL(filePath: try file.string(), relativeTo: folder).path)
    }
    if let variable = node["env"], node.members.count == 1 {
      return .variable(try variable.string())
    }
    throw node.error(
      "does not say where a secret is kept",
      advice:
        #"write { "file": "path" } or { "env": "NAME" }; secrets themselves do not stand here"#)
  }

  private func texts(_ member: String) throws(InputError) -> [String] {
    try node.elements(of: member).map { (node) throws(InputError) in try node.string() }
  }

  private func seconds() throws(InputError) -> Double {
    guard let timeout = node["timeout"] else { return 30 }
    let seconds = try timeout.number()
    guard seconds >= 1, seconds <= Self.maxSeconds else {
      throw timeout.error("is not between 1 and \(Int(Self.maxSeconds)) seconds")
    }
    return seconds
  }
}
