import EarshotCommands

/// The program: everything is in `EarshotCommands`, so that tests reach it.
@main
enum Earshot {
  static func main() async {
    await EarshotCommand.runFromCommandLine()
  }
}
