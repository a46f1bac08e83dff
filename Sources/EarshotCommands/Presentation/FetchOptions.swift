import ArgumentParser
import Diagnostics
import Foundation
import WebFetch

/// From where files may be fetched that vCons have at web addresses alone; nothing, if not said.
struct FetchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fetch what vCons have at web addresses from this host, over https; may be given more than once.",
      valueName: "host"))
  var allowFetch: [String] = []

  @Option(
    help: ArgumentHelp(
      "The certificates of the authority, in PEM, that hosts are known by, instead of the system's.",
      valueName: "file"))
  var fetchCa: String?

  init() {}

  /// Refuses an authority for nobody.
  func validate() throws {
    guard fetchCa == nil || !allowFetch.isEmpty else {
      throw ValidationError("--fetch-ca has no meaning without --allow-fetch")
    }
  }

  /// What fetches from these hosts; `nil` where nothing may be fetched.
  func fetcher() throws(InputError) -> WebFetcher? {
    guard !allowFetch.isEmpty else { return nil }
    if let fetchCa, !FileManager.default.isReadableFile(atPath: fetchCa) {
      throw InputError(path: fetchCa, reason: "there is no such file that can be read")
    }
    return try WebFetcher(
      try FetchPermission(hosts: allowFetch, from: "--allow-fetch"), authority: fetchCa,
      environment: ProcessInfo.processInfo.environment, from: "--allow-fetch")
  }
}
