import CallModel
import ContentHash
public import Diagnostics
import ExampleSearch
import PhoneticIndex
import RuleCheck
public import RuleEngine

/// What was heard in the recorded clips that rules look for.
public struct HeardClips: Sendable {
  /// What is said in the clip of each term.
  let examples: [Term: RecordedExample]
  /// The model that heard them; `nil` where there are none.
  let model: ModelIdentity?

  /// No clips.
  public static let none = HeardClips(examples: [:], model: nil)

  private init(examples: [Term: RecordedExample], model: ModelIdentity?) {
    self.examples = examples
    self.model = model
  }

  /// Hears the clips of the terms that `plans` look for.
  ///
  /// - Parameter listener: makes what hears them; asked only where there are clips, since loading a
  ///   model takes time.
  /// - Throws: every clip that cannot serve as an example, and why, so that they can be mended in one go.
  public init(
    of plans: [RulePlan], by listener: () throws(InputError) -> RecordingListener
  ) throws(InputErrors) {
    let terms = TermRequest.union(of: plans.map(\.requests))
      .filter(\.isNeededInAudio).map(\.term).filter(\.isRecorded)
    let paths = plans.reduce(into: [:]) { paths, plan in
      paths.merge(plan.ruleset.clipPaths) { first, _ in first }
    }
    guard !terms.isEmpty else {
      self = .none
      return
    }
    let ears: RecordingListener
    do throws(InputError) { ears = try listener() } catch { throw InputErrors(error) }
    var examples: [Term: RecordedExample] = [:]
    var refused: [InputError] = []
    for term in terms {
      do throws(InputError) {
        examples[term] = try Self.example(of: term, lying: paths[term], ears)
      } catch {
        refused.append(error)
      }
    }
    if let errors = InputErrors(refused) { throw errors }
    self.init(examples: examples, model: ears.identity)
  }

  private static func example(
    of term: Term, lying path: String?, _ listener: RecordingListener
  ) throws(InputError) -> RecordedExample {
    guard let path else {
      throw InputError(path: term.pattern, reason: "nobody knows where it lies")
    }
    let example = try listener.example(in: path)
    guard example.digest.hex == term.clipSHA256 else {
      throw InputError(
        path: path, reason: "the clip was changed while the rules were read",
        advice: "start again when nobody writes to it")
    }
    return example
  }
}
