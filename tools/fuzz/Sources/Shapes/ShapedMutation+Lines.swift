extension ShapedMutation {
  /// Text with one of its lines, or a word of one, changed.
  mutating func changedLines(_ bytes: [UInt8]) -> [UInt8]? {
    let lineFeed = UInt8(ascii: "\n")
    var lines = bytes.split(separator: lineFeed, omittingEmptySubsequences: false).map(Array.init)
    let at = random.below(lines.count)
    let other = random.below(lines.count)
    switch random.below(7) {
    case 0: lines.remove(at: at)
    case 1: lines.insert(lines[other], at: at)
    case 2: lines.swapAt(at, other)
    case 3: lines.insert(random.pick(Self.lines) ?? [], at: at)
    case 4: lines[at] += lines[other]
    default: lines[at] = changedWord(in: lines[at])
    }
    return Array(lines.joined(separator: [lineFeed]))
  }

  private mutating func changedWord(in line: [UInt8]) -> [UInt8] {
    let blank = UInt8(ascii: " ")
    var words = line.split(separator: blank, omittingEmptySubsequences: false).map(Array.init)
    let at = random.below(words.count)
    switch random.below(4) {
    case 0: words[at] = random.pick(Self.words) ?? []
    case 1: words.insert(random.pick(Self.words) ?? [], at: at)
    case 2: words[at] = Array(time().utf8)
    default: words[at] += random.pick(Self.words) ?? []
    }
    return Array(words.joined(separator: [blank]))
  }

  private mutating func time() -> String {
    let numbers = [random.below(61), random.below(61), random.below(1000)]
    let short = "\(numbers[0]):\(numbers[1]).\(numbers[2])"
    return random.pick([
      short, "00:" + short, "\(random.below(1002)):" + short, "[\(short)]", "<00:\(short)>",
      "(\(numbers[0]):\(numbers[1]))", "\(numbers[0]):\(numbers[1]),\(numbers[2])",
    ]) ?? short
  }

  private static let lines = [
    "", "WEBVTT", "NOTE a", "STYLE", "REGION", "Language: en-US", "1", "2", "999999999",
    "00:00:01,500 --> 00:00:04,000", "00:01.500 --> 00:04.000 align:start", "--> ",
    "00:04.000 --> 00:01.000", "Agent: hello", "Caller: hi <b>you</b>", "- [Agent]: well",
    "[00:12] Caller: yes", "Total: fifty dollars", "Speaker 2: a", "{\\an8}up", "&amp;&#39;&lt;",
    "<v Agent>a</v> <v.loud Ann Lee>b", "a<00:00:02.000>b <00:00:01.000> c", " ", "\u{FEFF}",
  ].map { Array($0.utf8) }

  private static let words = [
    "-->", "<v Agent>", "</v>", "<c.x>", "<i>", "<", ">", "&", "&amp;", "&#x1F642;", "&#xD800;",
    "&nbsp;", "{\\an8}", "{", "}", "[", "]", "(", ")", ":", "-", "–", "Agent:", "Caller:", "\t",
    "\r",
    "\u{A0}", "\u{200B}", "\u{2028}", "\u{85}", "\0", "카드", "e\u{301}", "1", ",", ".", "00:01",
  ].map { Array($0.utf8) }
}
