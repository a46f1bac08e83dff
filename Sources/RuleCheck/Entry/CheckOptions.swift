public import CallModel
public import Diagnostics
public import RuleSyntax

/// What the checker must know that rule files do not say.
public struct CheckOptions: Sendable {
  /// The fields that calls have.
  public let schema: FieldSchema
  /// How sure a finder must be where neither a mention, nor its term, nor its file says.
  public let defaultConfidence: Confidence
  /// Today; without it nothing is called expired.
  public let today: CalendarDate?
  /// How many speech sounds the shortest spoken form of a term has; `nil` for a term that it knows
  /// nothing about, or that has at least ``fewestPhonemes``. Without this function no term is called too
  /// short for sound.
  public let phonemeCount: (@Sendable (Term) -> Int?)?
  /// The words of a term whose sound would have to be guessed, since no dictionary has them. Without this
  /// function no word is called guessed (W115).
  public let guessedWords: (@Sendable (Term) -> [String])?
  /// The SHA-256 of the file at a path, 64 lower-case hexadecimal digits: what tells a recorded clip
  /// from another one under its name. It throws why the file cannot be read. Without this function no
  /// clip can be read, and rules that name one are refused (E052).
  public let clipSHA256: (@Sendable (_ path: String) throws(InputError) -> String)?
  /// The content of the file at `path`, which `include` or `from` names and which must lie below
  /// `folder`, the rule folder. It throws why the file cannot be read. Without this function only the
  /// files that are given can be included, and no lists can be read (E054).
  public let readFile: (@Sendable (_ path: String, _ folder: String) throws(InputError) -> [UInt8])?

  /// A term with fewer speech sounds is too short for sound (W111).
  public static let fewestPhonemes = 4

  /// What applies where nobody says how sure a finder must be: the same .80 from which on a list
  /// for people shows hits, so that a rule books what a marketer has seen. docs/design/spotting.md has
  /// the figures for sound.
  public static let standardConfidence = Confidence(thousandths: 800)

  /// Options with the standard for everything that is left out.
  public init(
    schema: FieldSchema = .standard,
    defaultConfidence: Confidence = CheckOptions.standardConfidence, today: CalendarDate? = nil,
    phonemeCount: (@Sendable (Term) -> Int?)? = nil,
    guessedWords: (@Sendable (Term) -> [String])? = nil,
    clipSHA256: (@Sendable (_ path: String) throws(InputError) -> String)? = nil,
    readFile: (@Sendable (_ path: String, _ folder: String) throws(InputError) -> [UInt8])? = nil
  ) {
    self.schema = schema
    self.defaultConfidence = defaultConfidence
    self.today = today
    self.phonemeCount = phonemeCount
    self.guessedWords = guessedWords
    self.clipSHA256 = clipSHA256
    self.readFile = readFile
  }
}
