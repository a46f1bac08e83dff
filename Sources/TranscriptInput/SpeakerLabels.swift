public import CallModel
internal import TextNormalize

/// Who is meant by the names that transcripts give to speakers.
///
/// The table is closed: a name that is not in it is nobody in particular. Case, punctuation and a
/// number behind the name do not count, so `AGENT`, `Agent 1` and `agent_02` are one.
public struct SpeakerLabels: Sendable, Hashable {
  /// The table alone.
  public static let standard = SpeakerLabels()

  private let own: [String: Speaker]

  /// The table with names of one's own, which count first and with their numbers: `["spk_0": .agent]`.
  public init(_ own: [String: Speaker] = [:]) {
    self.own = Dictionary(
      own.map { (Self.key(of: $0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Who `label` is; `unknown` for a name that nobody has explained.
  public func speaker(for label: String) -> Speaker { known(label) ?? .unknown }

  /// Whether `label` can stand before a colon as a speaker's name: a name that is explained, or one
  /// that recognisers make up, such as `Speaker 2`.
  func isName(_ label: String) -> Bool {
    known(label) != nil || Self.madeUp.contains(Self.withoutNumber(Self.key(of: label)))
  }

  private func known(_ label: String) -> Speaker? {
    let key = Self.key(of: label)
    return own[key] ?? Self.table[Self.withoutNumber(key)]
  }

  /// The words of a label, folded: `spk 0` for `spk_0`.
  private static func key(of label: String) -> String {
    FoldedWord.words(in: label).map(\.form).joined(separator: " ")
  }

  private static func withoutNumber(_ key: String) -> String {
    let words = key.split(separator: " ")
    guard words.count > 1, let last = words.last, last.allSatisfy(\.isNumber) else { return key }
    return words.dropLast().joined(separator: " ")
  }

  private static let madeUp: Set = ["speaker", "spk"]

  private static let table: [String: Speaker] = {
    let agents = [
      "advisor", "adviser", "agent", "assistant", "associate", "attendant", "bot", "csr",
      "employee",
      "ivr", "operator", "receptionist", "rep", "representative", "sales rep", "service agent",
      "staff", "system", "virtual agent", "상담사", "상담원", "직원",
    ]
    let callers = [
      "buyer", "caller", "client", "consumer", "customer", "guest", "lead", "patient", "prospect",
      "user", "고객", "발신자", "손님",
    ]
    return Dictionary(
      agents.map { ($0, .agent) } + callers.map { ($0, .caller) }, uniquingKeysWith: { $1 })
  }()
}
