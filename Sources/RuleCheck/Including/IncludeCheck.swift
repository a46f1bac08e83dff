import Diagnostics
import RuleSyntax

/// Checks which files include which: that none leads back to itself, and that none leads too deep.
struct IncludeCheck {
  let entries: [IncludedFiles.Entry]

  /// One `include` on the way that is being looked at.
  private struct Step {
    let file: Int
    var next = 0
    var depth = 0
  }

  func diagnostics() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    // How deep includes lead from each file; `nil` for those that have not been looked at to the end.
    var depths = [Int?](repeating: nil, count: entries.count)
    for start in entries.indices where depths[start] == nil {
      var way = [Step(file: start)]
      while let step = way.last {
        let inclusions = entries[step.file].inclusions
        guard step.next < inclusions.count else {
          depths[step.file] = step.depth
          if step.depth == Limits.includeDepth + 1 {
            diagnostics.append(tooDeep(step.file, depths))
          }
          way.removeLast()
          raise(&way, to: step.depth + 1)
          continue
        }
        way[way.count - 1].next += 1
        let target = inclusions[step.next].file
        if let depth = depths[target] {
          raise(&way, to: depth + 1)
        } else if let first = way.firstIndex(where: { $0.file == target }) {
          diagnostics.append(circle(way[first...]))
        } else {
          way.append(Step(file: target))
        }
      }
    }
    return diagnostics
  }

  private func raise(_ way: inout [Step], to depth: Int) {
    guard let last = way.indices.last else { return }
    way[last].depth = max(way[last].depth, depth)
  }

  /// What is wrong with files of which each includes the next, and the last one the first.
  private func circle(_ steps: ArraySlice<Step>) -> Diagnostic {
    let places = steps.map { step in
      SourceSpan(
        path: entries[step.file].file.source.path,
        bytes: entries[step.file].inclusions[step.next - 1].span)
    }
    // INVARIANT: of each step on the way the include before `next` is the one that was followed; that
    // of the last step has been counted already.
    let first = entries[steps[steps.startIndex].file].file.name
    guard let last = places.last, places.count > 1 else {
      return Diagnostic(
        .cycle, "`\(first)` includes itself", at: .init(places[0], "this file"),
        help: "take it out")
    }
    return Diagnostic(
      .cycle, "files include each other in a circle", at: .init(last, "leads back to `\(first)`"),
      and: places.dropLast().map { .init($0, "one of the circle") },
      help: "take one of them out; what both need can stand in a file of its own")
  }

  /// The file includes one that is at the limit itself.
  private func tooDeep(_ file: Int, _ depths: [Int?]) -> Diagnostic {
    let entry = entries[file]
    let span =
      entry.inclusions.first { depths[$0.file] == Limits.includeDepth }?.span
      ?? ByteSpan(start: 0, end: 0)
    return Diagnostic(
      .limitExceeded,
      "includes lead \(Limits.includeDepth + 1) files deep; the limit is \(Limits.includeDepth)",
      at: .init(SourceSpan(path: entry.file.source.path, bytes: span), "the first of them"),
      help: "include what is needed directly")
  }
}
