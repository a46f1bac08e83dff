public import ArgumentParser

/// `earshot people`: who is who, where somebody knows better.
public struct PeopleCommand: ParsableCommand {
  /// What `earshot people --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "Tells people apart and together by hand, and erases them.",
    discussion: """
      What is decided stands for all reports until it is undone. A name is a telephone number with its country \
      code, an e-mail address, a visitor's id or a customer number; where it can be several, write its kind \
      before it: phone:, email:, visitor:, customer:.

        earshot people part v-1 v-2 --because "Ann and Bob share a computer"
        earshot people join v-3 customer:42 --because "she said so on the telephone"
        earshot people shared +12125550100
        earshot people list
        earshot people undo 2
      """,
    subcommands: [
      PeoplePartCommand.self, PeopleJoinCommand.self, PeopleSharedCommand.self,
      PeopleUndoCommand.self, PeopleListCommand.self, PeopleContactsCommand.self,
      PeopleEraseCommand.self, PeopleErasuresCommand.self,
    ])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}
