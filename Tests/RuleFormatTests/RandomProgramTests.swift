import Diagnostics
import RuleCheck
import RuleFormat
import RuleSyntax
import TestSupport
import Testing

@Suite("The canonical style, on random programs")
struct RandomProgramTests {
  static let seeds = (0..<300).map { UInt64($0) }

  static func source(seed: UInt64) -> SourceFile {
    var program = RandomProgram(seed: seed)
    let text = seed.isMultiple(of: 5) ? program.plainText : program.scatteredText()
    return SourceFile(path: "random.rules", text: text)
  }

  @Test("the programs use every way of the grammar, and can be read")
  func covered() {
    var used: Set<Alternative> = []
    for seed in Self.seeds {
      used.formUnion(RandomProgram(seed: seed).used)
      #expect(parse(Self.source(seed: seed)).diagnostics.isEmpty, "seed \(seed)")
    }
    #expect(Alternative.allCases.filter { !used.contains($0) }.isEmpty)
  }

  @Test("says what was said before, with the same words and all comments")
  func meaning() throws {
    for seed in Self.seeds {
      let source = Self.source(seed: seed)
      let text = try #require(format(source).text)
      let before = parse(source)
      let after = parse(SourceFile(path: "random.rules", text: text))
      #expect(after.diagnostics.isEmpty, "seed \(seed)")
      #expect(TreeShape(after.tree).lines == TreeShape(before.tree).lines, "seed \(seed)")
      #expect(after.tree.words == before.tree.words, "seed \(seed)")
      #expect(after.tree.commentTexts == before.tree.commentTexts, "seed \(seed)")
    }
  }

  @Test("changes nothing the second time")
  func idempotent() throws {
    for seed in Self.seeds {
      let once = try #require(format(Self.source(seed: seed)).text)
      let twice = format(SourceFile(path: "random.rules", text: once))
      #expect(twice.text == once, "seed \(seed)")
      #expect(twice.isCanonical)
    }
  }

  @Test("does not depend on white space and comments but for where these stand")
  func whiteSpace() throws {
    for seed in Self.seeds where !seed.isMultiple(of: 5) {
      let program = RandomProgram(seed: seed)
      let plain = SourceFile(path: "x", text: program.plainText)
      let crowded = SourceFile(path: "x", text: program.pieces.joined(separator: "\n\t "))
      #expect(format(plain).text == format(crowded).text, "seed \(seed)")
    }
  }

  @Test("holds for programs that others have changed, as long as they can be read")
  func mutations() throws {
    var random = SeededGenerator(seed: 23)
    var readCount = 0
    for seed in Self.seeds {
      var pieces = RandomProgram(seed: seed, itemCount: 2).pieces
      let index = Int.random(in: 2..<pieces.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: pieces.remove(at: index)
      case 1: pieces.insert(pieces.randomElement(using: &random) ?? "", at: index)
      default: pieces[index] = pieces.randomElement(using: &random) ?? ""
      }
      let source = SourceFile(path: "x", text: pieces.joined(separator: " "))
      guard let text = format(source).text else { continue }
      readCount += 1
      let after = parse(SourceFile(path: "x", text: text))
      #expect(after.diagnostics.isEmpty, "seed \(seed)")
      #expect(TreeShape(after.tree).lines == TreeShape(parse(source).tree).lines, "seed \(seed)")
      #expect(format(after.tree.source).isCanonical, "seed \(seed)")
      let json = try #require(RuleFileJSON.write(source).text)
      let back = try RuleFileJSON.read(Array(json.utf8), path: "x.json")
      #expect(
        TreeShape(parse(SourceFile(path: "x", text: back)).tree).lines
          == TreeShape(after.tree).lines, "seed \(seed)")
    }
    #expect(readCount > 20)
  }

  @Test("draws the same messages from the checker, so comments silence what they silenced")
  func messages() throws {
    for seed in Self.seeds {
      let source = Self.source(seed: seed)
      let text = try #require(format(source).text)
      #expect(
        Self.messages(source) == Self.messages(SourceFile(path: "random.rules", text: text)),
        "seed \(seed)")
    }
  }

  private static func messages(_ source: SourceFile) -> [String] {
    checkRules([CheckedFile(name: "random.rules", source: source)]).diagnostics
      .map { "\($0.code.rawValue) \($0.summary)" }.sorted()
  }

  @Test(
    "writes lines that begin with words or a comment, end in no space, and are no longer than they need"
  )
  func lines() throws {
    for seed in Self.seeds {
      let text = try #require(format(Self.source(seed: seed)).text)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.last?.isEmpty == true && lines.first?.isEmpty == false)
      #expect(!text.contains("\n\n\n"))
      for line in lines.dropLast() {
        #expect(line.last != " ", "seed \(seed)")
        #expect(line.prefix { $0 == " " }.count <= 40, "seed \(seed): \(line)")
      }
    }
  }
}
