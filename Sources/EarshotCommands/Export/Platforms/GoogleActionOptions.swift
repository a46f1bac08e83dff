import ArgumentParser
import PlatformExport

/// Under which actions Google books conversions.
struct GoogleActionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The number of the conversion action for conversions by click.", valueName: "number"))
  var clickAction: String?

  @Option(
    help: ArgumentHelp(
      "The number of the conversion action for conversions by call.", valueName: "number"))
  var callAction: String?

  init() {}

  /// What `ArgumentParser` cannot check by type.
  func validate() throws {
    let numbers = [clickAction, callAction].compactMap(\.self)
    if numbers.isEmpty {
      throw ValidationError("name a conversion action with --click-action or --call-action")
    }
    for number in numbers
    where number.isEmpty || !number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw ValidationError(
        "`\(number)` is no conversion action: its number is `ctId` in the address of its page")
    }
  }

  /// The actions.
  var actions: GoogleConversionActions {
    GoogleConversionActions(clicks: clickAction, calls: callAction)
  }
}

/// The number of an account at Google: ten digits, with or without hyphens.
struct GoogleAccountNumber: ExpressibleByArgument {
  /// The ten digits.
  let digits: String

  init?(argument: String) {
    let digits = argument.filter { $0 != "-" }
    guard digits.utf8.count == 10, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    self.digits = digits
  }
}
