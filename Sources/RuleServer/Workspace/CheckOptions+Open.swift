import Diagnostics
import RuleCheck

extension CheckOptions {
  /// The same options, but that these contents count for the files at these paths.
  func reading(_ contents: [String: [UInt8]]) -> CheckOptions {
    let readFile = readFile
    return CheckOptions(
      schema: schema, defaultConfidence: defaultConfidence, today: today,
      phonemeCount: phonemeCount, guessedWords: guessedWords, clipSHA256: clipSHA256,
      readFile: { (path: String, folder: String) throws(InputError) -> [UInt8] in
        if let content = contents[path] { return content }
        guard let readFile else {
          throw InputError(path: path, reason: "other files are not read here")
        }
        return try readFile(path, folder)
      })
  }
}
