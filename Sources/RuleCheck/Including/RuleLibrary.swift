import Diagnostics
import RuleSyntax

/// The files of a ruleset together: what each can see of the others, what lists and term sets hold that
/// are read from files, and what is added to them elsewhere.
struct RuleLibrary {
  /// The files, read; by name.
  let entries: [IncludedFiles.Entry]
  /// The files that lists and term sets are read from.
  private(set) var listedFiles: [SourceFile] = []
  /// What is wrong with how files go together.
  private(set) var diagnostics: [Diagnostic]
  private var layout: SourceLayout
  /// The trees of files that others look at, their positions counted from where the layout has them.
  private var placed: [Int: RuleFile] = [:]
  private var listed: [DeclarationID: ListedValues] = [:]
  private var extensions: [DeclarationID: [DeclarationID]] = [:]
  /// What each file sees, itself left out.
  private let visible: [[VisibleFile]]
  private var scopes: [FileScope] = []
  private var others: [Int: Surroundings.Other] = [:]

  /// Another file, and the `include` by which the first one comes to it.
  private struct VisibleFile {
    let file: Int
    let through: ByteSpan
  }

  /// The library of `files` and all that they include.
  init(_ files: [CheckedFile], options: CheckOptions) {
    let included = IncludedFiles(files, options: options)
    entries = included.entries
    diagnostics = included.diagnostics + IncludeCheck(entries: entries).diagnostics()
    layout = SourceLayout(behind: entries.map { $0.file.source.bytes.count }.max() ?? 0)
    let found = entries
    visible = found.indices.map { Self.visible(from: $0, in: found) }
    placeFiles()
    readListed(options)
    let names = declaringFiles
    scopes = entries.indices.map { scope(of: $0, elsewhere: names) }
    collectExtensions()
  }

  /// Everything that includes lead to from `file`, the nearest first.
  private static func visible(
    from file: Int, in entries: [IncludedFiles.Entry]
  ) -> [VisibleFile] {
    var seen: Set<Int> = [file]
    var found = entries[file].inclusions.filter { seen.insert($0.file).inserted }
      .map { VisibleFile(file: $0.file, through: $0.span) }
    var next = 0
    while next < found.count {
      let (file, through) = (found[next].file, found[next].through)
      found += entries[file].inclusions.filter { seen.insert($0.file).inserted }
        .map { VisibleFile(file: $0.file, through: through) }
      next += 1
    }
    return found
  }

  /// Files that others see, and those that add to what others declare.
  private mutating func placeFiles() {
    var needed = Set(visible.joined().map(\.file))
    for (file, entry) in entries.enumerated()
    where entry.parsed.tree.items.contains(where: \.isExtension) {
      needed.insert(file)
    }
    for file in needed.sorted() {
      let source = entries[file].file.source
      let tree = parse(source, at: layout.add(source, file: file)).tree
      // What is wrong with the header is said where the file is checked.
      var quiet = Reporter(path: source.path)
      placed[file] = tree
      others[file] = Surroundings.Other(
        base: tree.base, settings: FileSettings(tree.header, &quiet))
    }
  }

  private mutating func readListed(_ options: CheckOptions) {
    var bytesRead = 0
    for (file, entry) in entries.enumerated() {
      for (item, path) in entry.parsed.tree.items.map(\.listedPath).enumerated() {
        guard let path else { continue }
        do throws(UnreadableFile) {
          let named = try NamedFile(path, in: entry.file)
          let source = try named.read(options).source
          bytesRead += source.bytes.count
          guard bytesRead <= Limits.listedBytes else {
            throw UnreadableFile(
              Diagnostic(
                .limitExceeded,
                "with this file, lists are read from \(bytesRead) bytes; the limit is "
                  + "\(Limits.listedBytes)",
                at: .init(SourceSpan(path: entry.file.source.path, bytes: path.span)),
                help: "leave lines out that no rule needs"))
          }
          let base = layout.add(source, file: file)
          let (values, found) = ListedValues.read(
            source, at: base, as: entry.parsed.tree.items[item].kind)
          listedFiles.append(source)
          diagnostics += found
          if values.isEmpty {
            throw UnreadableFile(
              Diagnostic(
                .unreadableFile, "`\(named.name)` lists nothing",
                at: .init(
                  SourceSpan(path: entry.file.source.path, bytes: path.span), "an empty list"),
                help: "write one value a line"))
          }
          listed[DeclarationID(file: file, item: item)] = values
        } catch {
          diagnostics.append(error.diagnostic)
        }
      }
    }
  }

  /// For each name the first file that declares it.
  private var declaringFiles: [String: String] {
    let names = entries.flatMap { entry in
      entry.parsed.tree.items.compactMap(\.nameForOthers).map { ($0.text, entry.file.name) }
    }
    return Dictionary(names, uniquingKeysWith: { first, _ in first })
  }

  private mutating func scope(of file: Int, elsewhere: [String: String]) -> FileScope {
    let entry = entries[file]
    var reporter = Reporter(path: entry.file.source.path, layout: layout)
    var scope = FileScope(entry.parsed.tree, file: file, &reporter)
    scope.elsewhere = elsewhere
    scope.isIncomplete =
      entry.isIncomplete || visible[file].contains { entries[$0.file].isIncomplete }
    for other in visible[file] {
      guard let tree = placed[other.file] else { continue }
      scope.see(tree, file: other.file, through: other.through, &reporter)
    }
    diagnostics += reporter.diagnostics
    return scope
  }

  private mutating func collectExtensions() {
    for (file, entry) in entries.enumerated() {
      var reporter = Reporter(path: entry.file.source.path, layout: layout)
      for (item, written) in entry.parsed.tree.items.enumerated() {
        guard case .extend(let kind, let name, _) = written.kind else { continue }
        let kindOfName: FileScope.Kind = kind == .list ? .list : .terms
        guard let found = scopes[file].extended(name, as: kindOfName, &reporter) else { continue }
        extensions[found.id, default: []].append(DeclarationID(file: file, item: item))
      }
      diagnostics += reporter.diagnostics
    }
  }

  /// What the checker of `file` sees of the others.
  func surroundings(of file: Int) -> Surroundings {
    var values: [DeclarationID: ListedValues] = [:]
    for declaration in scopes[file].declarations.map(\.id) {
      guard listed[declaration] != nil || extensions[declaration] != nil else { continue }
      var all = listed[declaration] ?? ListedValues()
      for extending in extensions[declaration] ?? [] {
        let tree = extending.file == file ? entries[file].parsed.tree : placed[extending.file]
        guard case .extend(_, _, let literals)? = tree?.items[extending.item].kind else { continue }
        all.add(literals)
      }
      values[declaration] = all
    }
    return Surroundings(
      file: file, layout: layout, others: others, scope: scopes[file], values: values)
  }
}

extension Item {
  fileprivate var isExtension: Bool { if case .extend = kind { true } else { false } }

  /// The file that the values come from; `nil` where they are written out.
  fileprivate var listedPath: StringLiteral? {
    switch kind {
    case .list(_, .file(let path)), .terms(_, .file(let path)): path
    default: nil
    }
  }
}
