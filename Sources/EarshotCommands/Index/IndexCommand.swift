public import ArgumentParser

/// `earshot index`: the phonetic index beside a store.
public struct IndexCommand: AsyncParsableCommand {
  /// What `earshot index --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Looks after the phonetic index beside a store, in which sound is searched.",
    discussion: """
      `earshot run --store earshot.db` keeps what it hears in the folder earshot.index beside the \
      store: about half a megabyte for each hour of a channel. It is all that `earshot search` and \
      `earshot rules apply` need of a recording.

        earshot index show --store earshot.db
        earshot index verify --store earshot.db
        earshot index rebuild --store earshot.db
      """,
    subcommands: [IndexShowCommand.self, IndexVerifyCommand.self, IndexRebuildCommand.self])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
