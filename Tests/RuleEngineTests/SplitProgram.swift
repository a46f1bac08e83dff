import TestSupport

/// Random rules twice: in one file, and the same spread over files that include each other, add to each
/// other's sets and read lists.
struct SplitProgram {
  /// All of it in one file.
  private(set) var whole = SplitProgram.header
  /// The files by path within the rule folder; `main.rules` includes the others.
  private(set) var files: [String: String] = [:]

  private static let header = """
    language 1
    timezone "Asia/Seoul"
    currency USD
    default confidence 0.6

    """

  private var random: SeededGenerator
  private var names: [String: [String]] = [:]
  private var phraseCount = 0
  /// What the files on the way from the first to `main.rules` declare.
  private var layers: [String]
  private var extensions: [String]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...5, using: &random)
    layers = [String](repeating: "", count: count + 1)
    extensions = layers
    var layer = 0
    for position in 0..<Int.random(in: 6...14, using: &random) {
      if chance(0.4), layer < count { layer += 1 }
      declare(position, in: layer)
    }
    // From there on every name is known.
    for position in 0..<4 { add(rule(position), in: .random(in: layer...count, using: &random)) }
    for position in layers.indices { write(position) }
  }

  // MARK: Files

  private func path(_ layer: Int) -> String {
    layer == layers.count - 1
      ? "main.rules" : layer.isMultiple(of: 2) ? "f\(layer).rules" : "sub/f\(layer).rules"
  }

  /// The file of a layer, which includes the one before it and perhaps others.
  private mutating func write(_ layer: Int) {
    let up = path(layer).contains("/") ? "../" : ""
    var includes = ""
    for other in (0..<layer).reversed() where other == layer - 1 || chance(0.3) {
      includes += "include \"\(up)\(path(other))\"\n"
    }
    files[path(layer)] = Self.header + includes + layers[layer] + extensions[layer]
  }

  private mutating func add(_ text: String, in layer: Int, asWhole: String? = nil) {
    whole += asWhole ?? text
    layers[layer] += text
  }

  // MARK: Declarations

  private mutating func declare(_ position: Int, in layer: Int) {
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: declareTerms("t\(position)", in: layer)
    case 2: declareList("l\(position)", in: layer)
    case 3:
      let amount = Int.random(in: 1...900, using: &random)
      add("constant c\(position) = $\(amount)\n", in: layer)
      names["constant", default: []].append("c\(position)")
    default:
      add("condition k\(position) = \(condition())\n", in: layer)
      names["condition", default: []].append("k\(position)")
    }
  }

  private mutating func declareTerms(_ name: String, in layer: Int) {
    let phrases = (0..<Int.random(in: 1...4, using: &random)).map { _ in phrase() }
    let inner = chance(0.4) ? one(of: "terms").map { [$0] } ?? [] : []
    let quoted = phrases.map { "\"\($0)\"" }
    let all = "terms \(name) = \((inner + quoted).joined(separator: ", "))\n"
    switch Int.random(in: 0..<3, using: &random) {
    case 0 where inner.isEmpty:
      add("terms \(name) = from \"\(name).txt\"\n", in: layer, asWhole: all)
      listed(name, phrases, in: layer)
    case 1 where phrases.count > 1:
      let kept = "terms \(name) = \((inner + quoted.dropLast()).joined(separator: ", "))\n"
      add(kept, in: layer, asWhole: all)
      extend("terms \(name) with \(quoted[quoted.count - 1])", from: layer)
    default: add(all, in: layer)
    }
    names["terms", default: []].append(name)
  }

  private mutating func declareList(_ name: String, in layer: Int) {
    let numbers = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      "+1212555\(Int.random(in: 1000...9999, using: &random))"
    }
    let all = "list \(name) = \(numbers.joined(separator: ", "))\n"
    if chance(0.4) {
      add("list \(name) = from \"\(name).txt\"\n", in: layer, asWhole: all)
      listed(name, numbers, in: layer)
    } else if chance(0.5), numbers.count > 1 {
      add(
        "list \(name) = \(numbers.dropFirst().joined(separator: ", "))\n", in: layer, asWhole: all)
      extend("list \(name) with \(numbers[0])", from: layer)
    } else {
      add(all, in: layer)
    }
    names["list", default: []].append(name)
  }

  private mutating func listed(_ name: String, _ lines: [String], in layer: Int) {
    let folder = path(layer).contains("/") ? "sub/" : ""
    files["\(folder)\(name).txt"] = "# \(name)\n" + lines.joined(separator: "\n\n")
  }

  /// Adds in the file that declares or in one that includes it.
  private mutating func extend(_ text: String, from layer: Int) {
    extensions[.random(in: layer..<layers.count, using: &random)] += "extend \(text)\n"
  }

  // MARK: Rules

  private mutating func rule(_ position: Int) -> String {
    let worth = one(of: "constant").map { " value \($0) + $1" } ?? ""
    return """
      rule "rule \(position)" when \(condition())
      then conversion "sale"\(worth)

      """
  }

  private mutating func condition() -> String {
    var operands: [String] = []
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let choice = Int.random(in: 0..<5, using: &random)
      if choice == 0, let set = one(of: "terms") {
        operands.append("mentions any of \(set) by caller")
      } else if choice == 1, let list = one(of: "list") {
        operands.append("caller.number in \(list)")
      } else if choice == 2, let condition = one(of: "condition") {
        operands.append(condition)
      } else if choice == 3 {
        operands.append("call.started in 09:00..17:00")
      } else {
        operands.append("mentions \"\(phrase())\" within first 5m")
      }
    }
    return operands.joined(separator: " and ")
  }

  private mutating func phrase() -> String {
    phraseCount += 1
    return "\(["credit", "신용", "book~", "(a|b)"][phraseCount % 4]) word\(phraseCount)"
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  /// A name that is declared by now: in this file or in one that it includes.
  private mutating func one(of kind: String) -> String? {
    names[kind]?.randomElement(using: &random)
  }
}
