public import Diagnostics
import JSONText

/// Carries rules of other services over into the rule language.
///
/// A rule is carried over whole or not at all: whatever has no exact meaning here is refused by name,
/// with its place in the document, and never guessed. What is written passes the checker.
///
///     var importer = RuleImporter()
///     let file = try importer.read(bytes, path: "categories.json")
///     print(file.text ?? "", file.refused)
///
/// One importer reads all documents of a ruleset, so that no two rules get one name.
public struct RuleImporter: Sendable {
  /// The most bytes that a document may have.
  public static let documentBytes = 64 << 20
  /// The service that documents come from; each document says it where this is `nil`.
  public let origin: RuleOrigin?
  private var names = RuleNames()

  /// An importer of documents of `origin`, or of either where none is given.
  public init(origin: RuleOrigin? = nil) { self.origin = origin }

  /// The rules in `bytes`, which are what the document at `path` holds; the file itself is not looked
  /// at. Takes time in proportion to the length.
  ///
  /// - Throws: `InputError` for a document that is no JSON, or has no rules of these services.
  public mutating func read(
    _ bytes: [UInt8], path: String
  ) throws(InputError) -> ImportedFile {
    let document = JSONNode(try Self.json(bytes, path: path), file: path)
    guard let origin = origin ?? RuleOrigin(of: document) else {
      throw Self.noRules(in: document, path: path)
    }
    let entries = entries(of: document, origin: origin)
    guard !entries.isEmpty else { throw Self.noRules(in: document, path: path) }
    var carried: [CarriedRule] = []
    var refused: [RefusedRule] = []
    for entry in entries {
      switch rule(entry, origin: origin, path: path) {
      case .carried(let rule): carried.append(rule)
      case .refused(let rule): refused.append(rule)
      }
    }
    return ImportedFile(
      path: path, origin: origin, carried: carried, refused: refused,
      isPartial: document["NextToken"] != nil)
  }

  private enum Outcome {
    case carried(CarriedRule)
    case refused(RefusedRule)
  }

  private func entries(of document: JSONNode, origin: RuleOrigin) -> [JSONNode] {
    DocumentEntries.flattened(document).filter {
      switch origin {
      case .aws: CategoryDocument.looksLikeOne($0)
      case .connect: ConnectDocument.looksLikeOne($0)
      }
    }
  }

  private mutating func rule(_ entry: JSONNode, origin: RuleOrigin, path: String) -> Outcome {
    let reading: RuleReading =
      switch origin {
      case .aws: RuleReading(category: CategoryDocument.category(in: entry))
      case .connect: RuleReading(connect: ConnectDocument.rule(in: entry), path: path)
      }
    var parts = reading.refused
    if parts.isEmpty, !names.take(name: reading.name) {
      parts.append(RefusedPart(entry.path, "another rule that was read has this name"))
    }
    guard parts.isEmpty, let condition = reading.condition else {
      return .refused(RefusedRule(name: reading.name, jsonPath: entry.path, parts: parts))
    }
    let text = RuleText.text(
      of: RuleDraft(
        name: reading.name, id: names.makeID(for: reading.name), isDraft: reading.isDraft,
        condition: condition, tags: [reading.name], leftOut: reading.leftOut))
    if let objection = RuleProbe.objection(to: text) {
      let part = RefusedPart(entry.path, objection)
      return .refused(RefusedRule(name: reading.name, jsonPath: entry.path, parts: [part]))
    }
    return .carried(
      CarriedRule(
        name: reading.name, jsonPath: entry.path, leftOut: reading.leftOut, text: text))
  }
}

extension RuleImporter {
  private static func json(_ bytes: [UInt8], path: String) throws(InputError) -> JSONValue {
    guard bytes.count <= documentBytes else {
      throw InputError(
        path: path, reason: "longer than \(documentBytes) bytes",
        advice: "split it into several files")
    }
    // As Windows PowerShell redirects; JSON begins with ASCII, which has a zero beside it there.
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard !isUTF16, !bytes.prefix(2).contains(0) else {
      throw InputError(
        path: path, reason: "UTF-16 text, where UTF-8 is expected",
        advice: "save the file as UTF-8; in Windows PowerShell, with `| Out-File -Encoding utf8`")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    do throws(JSONFault) {
      return try JSONReader.read(content)
    } catch {
      let source = SourceFile(path: path, bytes: Array(content))
      throw InputError(
        path: path, at: .line(source.line(ofByte: error.offset)),
        reason: "not JSON: at character \(source.column(ofByte: error.offset)): \(error.reason)",
        advice: error.isCutOff ? "the file seems to be cut off" : nil)
    }
  }

  private static func noRules(in document: JSONNode, path: String) -> InputError {
    if document["RuleSummaryList"] != nil {
      return InputError(
        path: path, reason: "a list of rules without their conditions",
        advice: "save what `aws connect describe-rule` says of each")
    }
    return InputError(
      path: path,
      reason: "neither categories of Transcribe Call Analytics nor rules of Amazon Connect",
      advice: "save what `aws transcribe list-call-analytics-categories` "
        + "or `aws connect describe-rule` says")
  }
}
