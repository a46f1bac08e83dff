package import Pronunciation

/// The words of a language as a tree of their sounds: words that begin alike share the nodes of what is
/// alike, so that all of them can be followed at once.
///
/// Node 0 is the root and stands for no sound. The children of a node have consecutive numbers, which
/// are higher than its own.
package struct WordTree: Sendable {
  /// The nodes; the root's column is never read.
  package let nodes: [Node]
  /// The words, in the order of the nodes that they end in.
  package let ends: [End]

  /// How many nodes there are, the root among them.
  package var nodeCount: Int { nodes.count }

  /// A sound that words share which begin alike.
  package struct Node: Sendable, Equatable {
    /// The score column of the sound.
    package let column: UInt8
    fileprivate let endCount: UInt16
    fileprivate let firstEnd: Int32
    fileprivate let firstChild: Int32
    /// The columns of the sounds that come next, one bit each.
    package let childColumns: UInt64

    /// The node of the sound that comes next whose column is `column`, one of ``childColumns``.
    @inline(__always)
    package func child(_ column: Int) -> Int32 {
      // Children are in the order of their columns.
      firstChild + Int32((childColumns & (1 << UInt64(column) - 1)).nonzeroBitCount)
    }

    /// The places in ``WordTree/ends`` of the words that end here, the cheapest first.
    package var ends: Range<Int32> { firstEnd..<firstEnd + Int32(endCount) }
  }

  /// A way to say a word, and what the word costs.
  package struct Word: Sendable {
    package let phones: [Phone]
    package let cost: Float
    /// The word's number in ``WordPairs``.
    package let number: Int32

    /// `phones`, at `cost`, a way to say the word numbered `number`.
    package init(phones: [Phone], cost: Float, number: Int32 = StringScore.noWord) {
      self.phones = phones
      self.cost = cost
      self.number = number
    }
  }

  /// A word that ends in a node.
  package struct End: Sendable, Equatable {
    package let cost: Float
    package let number: Int32
  }

  /// The tree of `words`, all of them, also where some sound alike.
  package init(_ words: [Word]) {
    let sorted = words.filter { !$0.phones.isEmpty }.map { word in
      (key: word.phones.map(\.rawValue), end: End(cost: word.cost, number: word.number))
    }.sorted { left, right in
      if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
      return (left.end.cost, left.end.number) < (right.end.cost, right.end.number)
    }

    // Level by level: a node is a run of sorted words that share their first sounds.
    var nodes: [Node] = []
    var ends: [End] = []
    var level: [(column: UInt8, run: Range<Int>)] = [(0, sorted.indices)]
    // How many nodes there are up to the end of the level.
    var nodeCount = 1
    var depth = 0
    while !level.isEmpty {
      var next: [(column: UInt8, run: Range<Int>)] = []
      for (column, run) in level {
        // Words that end here sort before those that go on. The root is not the end of any.
        let here = run.prefix { sorted[$0].key.count == depth }
        let firstChild = nodeCount + next.count
        var childColumns: UInt64 = 0
        let firstEnd = ends.count
        // More than 65,535 ways to write one sound there are not.
        ends += here.prefix(Int(UInt16.max)).map { sorted[$0].end }
        var start = run.lowerBound + here.count
        while start < run.upperBound {
          let nextColumn = sorted[start].key[depth]
          let alike = (start..<run.upperBound).prefix { sorted[$0].key[depth] == nextColumn }
          next.append((nextColumn, alike.startIndex..<alike.endIndex))
          childColumns |= 1 << UInt64(nextColumn)
          start = alike.endIndex
        }
        nodes.append(
          Node(
            column: column, endCount: UInt16(ends.count - firstEnd),
            firstEnd: Int32(clamping: firstEnd), firstChild: Int32(clamping: firstChild),
            childColumns: childColumns))
      }
      nodeCount += next.count
      level = next
      depth += 1
    }
    self.nodes = nodes
    self.ends = ends
  }
}
