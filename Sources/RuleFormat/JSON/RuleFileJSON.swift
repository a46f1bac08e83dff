public import Diagnostics
import JSONText
import RuleSyntax

/// Rule files as JSON, for programs that edit rules.
///
/// The JSON holds all that the file says, comments included, and nothing of how it was laid out:
/// written as a rule file again, it is the file in the canonical style. Texts are as they are read,
/// so an escape such as `\u{20A9}` becomes the character that it means.
public enum RuleFileJSON {
  /// How deep objects and lists may lie in each other: a bracket in an amount takes seven of them.
  private static let depthLimit = 12 * Limits.nesting

  /// A rule file as JSON.
  public struct Written: Sendable, Hashable {
    /// The JSON; `nil` where the file could not be read.
    public let text: String?
    /// What is wrong with the form of the file; empty where `text` is there.
    public let diagnostics: [Diagnostic]
  }

  /// `source` as JSON that ends with a line feed. Takes time in proportion to its length.
  public static func write(_ source: SourceFile) -> Written {
    let formatted = format(source)
    guard let text = formatted.text else {
      return Written(text: nil, diagnostics: formatted.diagnostics)
    }
    let file = parse(SourceFile(path: source.path, text: text)).tree
    var reader = ConstructReader(file)
    // INVARIANT: the table of constructs has all of the grammar, so a file without an error is read.
    let object = reader.wholeFile()
    var composer = JSONComposer(file)
    let value = object.map { composer.value(of: $0, endOfFile: file.tokens.all.count - 1) }
    return Written(text: (value ?? .null).text, diagnostics: [])
  }

  /// The rule file, in the canonical style, that JSON stands for.
  ///
  /// - Parameters:
  ///   - bytes: the JSON, as `write` gives it or as another program made it.
  ///   - path: how messages call it.
  /// - Throws: what is wrong, each with its place in the JSON.
  public static func read(_ bytes: [UInt8], path: String) throws(InputErrors) -> String {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONReader.read(bytes[...], depthLimit: depthLimit)
    } catch {
      let line = SourceFile(path: path, bytes: bytes).line(ofByte: error.offset)
      throw InputErrors(
        InputError(path: path, at: .line(line), reason: "this is not JSON: \(error.reason)"))
    }
    var writer = ConstructWriter()
    do throws(InputError) {
      try writer.write(file: JSONNode(value, file: path))
    } catch {
      throw InputErrors(error)
    }
    let formatted = format(SourceFile(path: path, text: writer.text))
    if let text = formatted.text { return text }
    throw InputErrors(formatted.diagnostics.map { writer.error(for: $0) })
      ?? InputErrors(InputError(path: path, reason: "cannot be written as rules"))
  }
}
