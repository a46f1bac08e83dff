import ContentHash
public import Diagnostics
public import ExampleSearch

extension RecordingListener {
  /// The longest clip that is listened to, in milliseconds; whoever gives a whole call by mistake is
  /// told so before all of it was heard.
  public static let longestClipMs = 30_000

  /// What is said in the clip at `path`, ready to be looked for.
  ///
  /// - Throws: that the clip cannot be read, or cannot serve as an example, and what to do.
  public func example(in path: String) throws(InputError) -> RecordedExample {
    let digest = try SHA256Digest(ofFileAt: path)
    var heardMs = 0
    let heard = try listen(to: path, digest: digest) { audioMs, _ in
      heardMs += audioMs
      return heardMs <= Self.longestClipMs
    }
    guard let heard else {
      throw InputError(
        path: path,
        reason: "longer than \(Self.longestClipMs / 1000) s, the most a clip may have",
        advice: "cut out the few words that matter")
    }
    return try RecordedExample(path: path, digest: digest, channels: heard.entries)
  }
}
