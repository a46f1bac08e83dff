import CallModel
import SpokenValues
import TermPattern
import TextNormalize

/// The slow and obvious matcher: at every word it walks the tree of the pattern, trying everything.
///
/// It shares nothing with `PhraseMatch` but the reading of patterns and of values, the folding of words,
/// the inflections, the particles and how digits are spelled.
struct NaiveMatcher {
  /// What is compared: which words of the transcript, and their text.
  struct Found: Hashable, CustomStringConvertible {
    let words: Range<Int>
    let text: String
    /// The ways to read the values that it holds, of which one has to be taken.
    var readings: Set<[Value]> = []

    var description: String { "\(words) “\(text)” \(readings)" }
  }

  /// A value that a match holds.
  struct Value: Hashable {
    let name: String?
    let value: SpokenValue
    let words: Range<Int>
  }

  /// One folded word of the transcript, or several taken as one.
  private struct Edge {
    let form: String
    let kind: Kind
    let to: Int

    enum Kind { case word, compound, spaced }

    /// The form, and what it is without particles.
    var bases: [String] { [form] + KoreanParticles.stems(of: form) }

    func isOne(of forms: [String]) -> Bool { bases.contains { forms.contains($0) } }

    func ends(in letters: String) -> Bool {
      kind != .spaced && bases.contains { $0.hasSuffix(letters) }
    }

    func begins(with letters: String) -> Bool { kind != .spaced && form.hasPrefix(letters) }
  }

  /// A row of words that a phrase can lie in: edges by where they begin, and the word of each place.
  private struct Row {
    var edges: [[Edge]] = []
    var wordAt: [Int] = []
    var text = SpokenText()

    func words(_ tokens: Range<Int>) -> Range<Int> {
      wordAt[tokens.lowerBound]..<wordAt[tokens.upperBound - 1] + 1
    }

    func values(_ request: ValueRequest) -> [FoundValue] { SpokenValues(text).values(request) }

    func hasDigit(_ tokens: Range<Int>) -> Bool {
      tokens.contains { edges[$0][0].form.contains { ("0"..."9").contains($0) } }
    }
  }

  static func matches(of pattern: PhrasePattern, in transcript: Transcript) -> [Found] {
    rows(of: transcript).flatMap { row in
      let all = allMatches(of: pattern, in: row)
      return best(of: Set(all.keys)).map { match in
        var words: [Int] = []
        for place in match where words.last != row.wordAt[place] { words.append(row.wordAt[place]) }
        return Found(
          words: words[0]..<words[words.count - 1] + 1,
          text: words.map { transcript.words[$0].text }.joined(separator: " "),
          readings: Set(
            all[match].map { walks in
              // The first way as written, an element before its absence.
              let first = walks.map(\.path).min { $0.lexicographicallyPrecedes($1) }
              return walks.filter { $0.path == first }.map(\.values)
            } ?? []))
      }
    }.sorted {
      ($0.words.lowerBound, $0.words.upperBound) < ($1.words.lowerBound, $1.words.upperBound)
    }
  }

  // MARK: Rows

  /// Every word is put behind the word before it of the same voice if they are in one turn or nobody
  /// spoke in between; otherwise it begins a row.
  private static func rows(of transcript: Transcript) -> [Row] {
    let words = transcript.words
    func isSameVoice(_ left: Int, _ right: Int) -> Bool {
      words[left].speaker == words[right].speaker && words[left].channel == words[right].channel
        && words[left].speakerLabel == words[right].speakerLabel
    }
    var rowOfWord: [Int] = []
    var members: [[Int]] = []
    for index in words.indices {
      let previous = (0..<index).last { isSameVoice($0, index) }
      if let previous, words[previous].turn == words[index].turn || previous == index - 1 {
        rowOfWord.append(rowOfWord[previous])
        members[rowOfWord[previous]].append(index)
      } else {
        rowOfWord.append(members.count)
        members.append([index])
      }
    }
    return members.map { row(of: $0, in: transcript) }
  }

  private static func row(of words: [Int], in transcript: Transcript) -> Row {
    var row = Row()
    for word in words {
      let parts = FoldedWord.words(in: transcript.words[word].text)
      row.text.append(transcript.words[word].text)
      let base = row.edges.count
      for (index, part) in parts.enumerated() {
        row.edges.append([Edge(form: part.form, kind: .word, to: base + index + 1)])
        row.wordAt.append(word)
      }
      for first in parts.indices where first == 0 || !parts[first - 1].joinsNext {
        guard let last = parts[first...].firstIndex(where: { !$0.joinsNext }), last > first else {
          continue
        }
        let form = parts[first...last].map(\.form).joined()
        row.edges[base + first].append(Edge(form: form, kind: .compound, to: base + last + 1))
      }
    }
    joinHangul(in: &row, of: transcript)
    return row
  }

  /// Two to four Korean words of one turn may be one.
  private static func joinHangul(in row: inout Row, of transcript: Transcript) {
    let words = row.edges.map { $0[0].form }
    for start in words.indices {
      for end in (start + 2)..<(start + 5) where end <= words.count {
        let turns = Set(row.wordAt[start..<end].map { transcript.words[$0].turn })
        guard turns.count == 1, words[start..<end].allSatisfy(\.isHangul) else { continue }
        row.edges[start].append(
          Edge(form: words[start..<end].joined(), kind: .spaced, to: end))
      }
    }
  }

  // MARK: The tree

  private static func allMatches(
    of pattern: PhrasePattern, in row: Row
  ) -> [Range<Int>: [Walk]] {
    var matches: [Range<Int>: [Walk]] = [:]
    sequences(of: pattern.elements[...], Sequence()) { sequence in
      let said = SaidValue.all(in: sequence.steps)
      for start in row.edges.indices {
        walk(sequence.steps, 0, said, Walk(place: start, path: sequence.path), row) { walk in
          if walk.held.isEmpty, let end = walk.lastEnd {
            matches[start..<end, default: []].append(walk)
          }
        }
      }
    }
    return matches
  }

  /// One way through the tree: what it asks for, one after the other, and which choices were taken.
  private struct Sequence {
    var steps: [PhrasePattern.Element.Kind] = []
    var path: [Int] = []

    func choosing(_ choice: Int) -> Sequence { Sequence(steps: steps, path: path + [choice]) }

    func asking(for step: PhrasePattern.Element.Kind) -> Sequence {
      Sequence(steps: steps + [step], path: path)
    }
  }

  private static func sequences(
    of elements: ArraySlice<PhrasePattern.Element>, _ sequence: Sequence, _ done: (Sequence) -> Void
  ) {
    guard let element = elements.first else {
      done(sequence)
      return
    }
    let rest = elements.dropFirst()
    if element.isOptional { sequences(of: rest, sequence.choosing(.max), done) }
    let sequence = element.isOptional ? sequence.choosing(0) : sequence
    guard case .group(let alternatives) = element.kind else {
      sequences(of: rest, sequence.asking(for: element.kind), done)
      return
    }
    for (number, alternative) in alternatives.enumerated() {
      sequences(of: alternative.elements[...], sequence.choosing(number)) {
        sequences(of: rest, $0, done)
      }
    }
  }

  // MARK: The walk

  /// How far a walk has come, where the last word that the pattern asked for ended, which choices were
  /// taken, and the values on the way.
  private struct Walk {
    var place: Int
    var lastEnd: Int?
    var path: [Int] = []
    var values: [Value] = []
    /// Korean words that the pattern has asked for, to be found as one with those that follow.
    var held: [String] = []

    func moved(to place: Int) -> Walk {
      var walk = self
      (walk.place, walk.lastEnd, walk.held) = (place, place, [])
      return walk
    }
  }

  private static func walk(
    _ steps: [PhrasePattern.Element.Kind], _ step: Int, _ said: [SaidValue], _ walk: Walk,
    _ row: Row, _ done: (Walk) -> Void
  ) {
    guard step < steps.count else {
      done(walk)
      return
    }
    for value in said where value.steps.lowerBound == step && walk.held.isEmpty {
      for found in row.values(ValueRequest(value.value.kind))
      where found.words.lowerBound == walk.place && found.value == value.value
        && row.hasDigit(found.words)
      {
        self.walk(
          steps, value.steps.upperBound, said, walk.moved(to: found.words.upperBound), row, done)
      }
    }
    switch steps[step] {
    case .word(let word):
      for end in ends(of: word, behind: walk.held, from: walk.place, row) {
        self.walk(steps, step + 1, said, walk.moved(to: end), row, done)
      }
      if word.mode == .plain, word.foldedParts.count == 1, word.foldedParts[0].isHangul,
        walk.held.count < 3
      {
        var holding = walk
        holding.held.append(word.foldedParts[0])
        self.walk(steps, step + 1, said, holding, row, done)
      }
    case .group: return
    case .gap(let gap):
      guard walk.held.isEmpty else { return }
      // A match begins with a word that the pattern asks for, so a gap before it covers nothing.
      let most = walk.lastEnd == nil ? 0 : gap.maxWords
      for count in 0...most where walk.place + count <= row.edges.count {
        var longer = walk
        longer.place += count
        self.walk(steps, step + 1, said, longer, row, done)
      }
    case .slot(let slot):
      guard walk.held.isEmpty else { return }
      guard let kind = SpokenValue.Kind(rawValue: slot.type.rawValue) else { return }
      for found in row.values(ValueRequest(kind, digitCount: slot.size))
      where found.words.lowerBound == walk.place {
        var next = walk.moved(to: found.words.upperBound)
        next.values.append(
          Value(name: slot.name, value: found.value, words: row.words(found.words)))
        self.walk(steps, step + 1, said, next, row, done)
      }
    }
  }

  /// Where `word` can end if it begins at `place`, as one with the words that are `held`.
  private static func ends(
    of word: PhrasePattern.Word, behind held: [String], from place: Int, _ row: Row
  ) -> Set<Int> {
    guard !held.isEmpty else { return ends(of: word, from: place, row) }
    guard place < row.edges.count, word.foldedParts.count == 1, word.foldedParts[0].isHangul,
      word.mode == .plain || word.mode == .inflected
    else { return [] }
    let joined = held.joined() + word.foldedParts[0]
    let forms = word.mode == .inflected ? Inflection.forms(of: joined) : [joined]
    return Set(row.edges[place].filter { $0.isOne(of: forms) }.map(\.to))
  }

  /// Where the words that `word` asks for can end if they begin at `place`.
  private static func ends(of word: PhrasePattern.Word, from place: Int, _ row: Row) -> Set<Int> {
    let parts = word.foldedParts
    var ends = run(parts[...], word.mode, isFirst: true, from: place, row)
    guard parts.count > 1, word.mode != .exact, place < row.edges.count else { return ends }
    for edge in row.edges[place] {
      let whole = parts.joined()
      let lead = parts.dropLast().joined()
      let accepts =
        switch word.mode {
        case .plain, .exact: edge.isOne(of: [whole])
        case .prefix: edge.begins(with: whole)
        case .suffix: edge.ends(in: whole)
        case .inflected:
          edge.isOne(of: Inflection.forms(of: parts[parts.count - 1]).map { lead + $0 })
        }
      if accepts { ends.insert(edge.to) }
    }
    return ends
  }

  private static func run(
    _ parts: ArraySlice<String>, _ mode: PhrasePattern.Word.Mode, isFirst: Bool, from place: Int,
    _ row: Row
  ) -> Set<Int> {
    guard let part = parts.first else { return [place] }
    guard place < row.edges.count else { return [] }
    let isLast = parts.count == 1
    var ends: Set<Int> = []
    for edge in row.edges[place] {
      let accepts =
        switch mode {
        case .exact: edge.form == part && edge.kind == .word
        case .inflected where isLast: edge.isOne(of: Inflection.forms(of: part))
        case .prefix where isLast: edge.begins(with: part)
        case .suffix where isFirst: edge.ends(in: part)
        case .plain: edge.isOne(of: [part, SpelledDigits.ordinal(part) ?? part])
        case .inflected, .prefix, .suffix: edge.isOne(of: [part])
        }
      if accepts {
        ends.formUnion(run(parts.dropFirst(), mode, isFirst: false, from: edge.to, row))
      }
    }
    for way in mode == .plain ? SpelledDigits.ways(part) : [] {
      ends.formUnion(
        run((way + parts.dropFirst())[...], mode, isFirst: false, from: place, row))
    }
    return ends
  }

  // MARK: The best

  /// Again and again the longest, of equally long ones the first, without those that overlap it.
  private static func best(of matches: Set<Range<Int>>) -> [Range<Int>] {
    var rest = matches
    var best: [Range<Int>] = []
    while let next = rest.min(by: { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }) {
      best.append(next)
      rest = rest.filter { !$0.overlaps(next) }
    }
    return best
  }
}
