package import Diagnostics
package import RuleCheck

/// Everything that an editor has open, and the rule sets that those documents belong to.
package struct RuleWorkspace: Sendable {
  private let setup: CheckOptions
  private let encoding: PositionEncoding
  /// The open documents by name.
  package private(set) var open: [String: OpenDocument] = [:]
  private var sets: [RuleSetPlace: RuleSet] = [:]
  /// The sets whose messages are due.
  private var stale: Set<RuleSetPlace> = []
  /// What could not be read, to be told once.
  private var troubles: [InputError] = []

  /// A workspace without documents.
  package init(options: CheckOptions, counting encoding: PositionEncoding) {
    setup = options
    self.encoding = encoding
  }

  /// What the checker is told: files that are named are read from the editor where they are open.
  package var options: CheckOptions { setup.reading(open.mapValues(\.source.bytes)) }

  // MARK: Documents

  /// Opens a document, and reads the set that it belongs to.
  package mutating func open(_ document: OpenDocument) {
    open[document.uri.name] = document
    let place = RuleSetPlace(of: document.uri)
    reload(place)
    update(document.uri)
  }

  /// Makes changes of an open document.
  ///
  /// - Throws: that it is not open.
  package mutating func change(
    _ uri: DocumentURI, _ changes: [OpenDocument.Change], version: Int
  ) throws(InputError) {
    guard open[uri.name] != nil else {
      throw InputError(path: uri.text, reason: "this document is not open")
    }
    open[uri.name]?.apply(changes, version: version, counting: encoding)
    update(uri)
  }

  /// Closes a document: from then on the disk says what it holds.
  package mutating func close(_ uri: DocumentURI) {
    guard open.removeValue(forKey: uri.name) != nil else { return }
    update(uri)
    reload(RuleSetPlace(of: uri))
  }

  /// Reads anew the set that a file belongs to, if any of it is open.
  package mutating func reload(around uri: DocumentURI) {
    let place = RuleSetPlace(of: uri)
    if sets[place] != nil { reload(place) }
  }

  private mutating func update(_ uri: DocumentURI) {
    let place = RuleSetPlace(of: uri)
    let source = open[uri.name]?.source
    set(at: place) { $0.edit(uri.name, source) }
    stale.insert(place)
    // Other sets may include the file.
    for other in sets.keys where other != place {
      set(at: other) { $0.forgetResult() }
      stale.insert(other)
    }
  }

  private mutating func reload(_ place: RuleSetPlace) {
    var trouble: InputError?
    set(at: place) { set in
      do throws(InputError) { try set.reload() } catch { trouble = error }
    }
    if let trouble { troubles.append(trouble) }
    stale.insert(place)
  }

  private mutating func set<Result>(
    at place: RuleSetPlace, _ body: (inout RuleSet) -> Result
  ) -> Result {
    var set = sets.removeValue(forKey: place) ?? RuleSet(at: place, counting: encoding)
    defer { sets[place] = set }
    return body(&set)
  }

  // MARK: Looking

  /// The document with its set's other files, for as long as `body` looks at them; `nil` for one
  /// that is not open.
  package mutating func look<Result>(
    at uri: DocumentURI, _ body: (RuleDocument, inout RuleSet) -> Result
  ) -> Result? {
    guard open[uri.name] != nil else { return nil }
    return set(at: RuleSetPlace(of: uri)) { set in
      set.document(at: uri.name).map { body($0, &set) }
    }
  }

  /// How the client calls the file at `path`.
  package func uri(of path: String) -> DocumentURI {
    open[path]?.uri ?? (path.hasPrefix("/") ? DocumentURI(path: path) : DocumentURI(path))
  }

  // MARK: What is due

  /// Whether messages are due.
  package var isStale: Bool { !stale.isEmpty }

  /// What is to be told about sets that have changed, and what could not be read.
  package mutating func takeReports() -> (reports: [Report], troubles: [InputError]) {
    let options = options
    var reports: [Report] = []
    for place in stale {
      guard var set = sets.removeValue(forKey: place) else { continue }
      guard !set.isClosed else {
        reports.append(Report(place: place, diagnostics: [], documents: [:]))
        continue
      }
      reports.append(
        Report(
          place: place, diagnostics: set.check(options: options).diagnostics,
          documents: Dictionary(
            set.allDocuments().map { ($0.source.path, $0) }, uniquingKeysWith: { $1 })))
      sets[place] = set
    }
    stale = []
    defer { troubles = [] }
    return (reports, troubles)
  }

  /// What the checker says of a set.
  package struct Report: Sendable {
    /// The set.
    package let place: RuleSetPlace
    /// The messages; none once nobody edits it.
    package let diagnostics: [Diagnostic]
    /// The files by path.
    package let documents: [String: RuleDocument]
  }
}
