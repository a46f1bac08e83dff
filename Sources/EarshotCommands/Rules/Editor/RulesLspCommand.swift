public import ArgumentParser
import CallModel
import Diagnostics
import KeywordSearch
import Pronunciation
import RuleCheck
import RuleServer

/// `earshot rules lsp`: speaks with editors.
public struct RulesLspCommand: AsyncParsableCommand {
  /// What `earshot rules lsp --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Speaks the Language Server Protocol with an editor, on standard input and output.",
    discussion: """
      Editors start it; docs/editors.md says how to tell yours. The rule files of a folder called \
      rules, and of all below it, are one set of rules; elsewhere those of the document's own folder.

      Exit codes: 0 the editor said goodbye, 1 it did not.
      """)

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Speaks until the editor ends it.
  public mutating func run() async throws {
    let setup = LanguageServer.Setup(
      options: RuleLoading.options(), pronunciation: Self.pronunciation())
    var server = LanguageServer(version: EarshotVersion.current, setup: setup)
    let status = EditorStreams().serve(&server)
    if status != 0 { throw ExitStatus.inputHasErrors }
  }

  /// How terms are said, in the letters of dictionaries, where the pronunciations are installed.
  private static func pronunciation() -> (@Sendable (Term) -> String?)? {
    guard let lexicon = try? Ears.lexicon() else { return nil }
    return { term in
      guard let keyword = try? Keyword(term, lexicon: lexicon) else { return nil }
      let ways = keyword.variants.prefix(4).map { variant in
        "/" + variant.pronunciation.phones.map(\.ipa).joined() + "/"
      }
      return ways.isEmpty ? nil : ways.joined(separator: " ")
    }
  }
}
