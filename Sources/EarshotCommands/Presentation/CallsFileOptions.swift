import ArgumentParser
import CallModel
import Diagnostics
import Foundation
import Imports

/// What files of other systems leave open.
struct CallConventionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The time zone of times without an offset.",
      valueName: "America/New_York"))
  var zone: String?

  @Option(
    help: ArgumentHelp(
      "The country of telephone numbers without +.", valueName: "+1"))
  var country: String?

  init() {}

  /// What they say.
  func conventions() throws -> CallConventions {
    let timeZone = try zone.map { name in
      guard let timeZone = TimeZone(identifier: name) else {
        throw ValidationError("`\(name)` is not a time zone; write it as America/New_York")
      }
      return timeZone
    }
    let code = try country.map { text in
      guard let code = CallingCode(text) else {
        throw ValidationError("`\(text)` is not the code of a country; write it as +1 or +44")
      }
      return code
    }
    return CallConventions(timeZone: timeZone, country: code)
  }
}

/// The calls file of a run.
struct CallsFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is known about the calls: CSV or JSON, our own or as a service exports it (docs/formats/calls.md).",
      valueName: "file"))
  var calls: String?

  @OptionGroup
  var conventions: CallConventionOptions

  init() {}

  /// The calls that it names; none where there is no file.
  func read() throws -> [Call] {
    let conventions = try conventions.conventions()
    return try calls.map {
      try CallsFile.read(path: $0, schema: .standard, conventions: conventions)
    } ?? []
  }
}
