package import Pronunciation

/// The words of a language as a tree of their sounds: words that begin alike share the nodes of what is
/// alike, so that all of them can be followed at once.
///
/// Node 0 is the root and stands for no sound. The children of a node have consecutive numbers, which
/// are higher than its own.
package struct WordTree: Sendable {
  /// The score column of each node's sound; the root's is never read.
  package let columns: [UInt8]
  /// The number of each node's first child; those of node n are `firstChildren[n]..<firstChildren[n + 1]`.
  package let firstChildren: [Int32]
  /// What it costs to end a word in each node: infinity where no word ends.
  package let endCosts: [Float]

  /// How many nodes there are, the root among them.
  package var nodeCount: Int { columns.count }

  /// A way to say a word, and what the word costs.
  package struct Word: Sendable {
    package let phones: [Phone]
    package let cost: Float

    /// `phones`, at `cost`.
    package init(phones: [Phone], cost: Float) {
      self.phones = phones
      self.cost = cost
    }
  }

  /// The tree of `words`; of words that sound alike the cheapest counts.
  package init(_ words: [Word]) {
    let sorted = words.filter { !$0.phones.isEmpty }.map { word in
      (key: word.phones.map(\.rawValue), cost: word.cost)
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }

    // Level by level: a node is a run of sorted words that share their first sounds.
    var columns: [UInt8] = [0]
    var endCosts: [Float] = [.infinity]
    var firstChildren: [Int32] = []
    var level: [Range<Int>] = [sorted.indices]
    var depth = 0
    while !level.isEmpty {
      var next: [Range<Int>] = []
      for run in level {
        firstChildren.append(Int32(clamping: columns.count))
        var start = run.lowerBound
        // Words that end here sort before those that go on.
        while start < run.upperBound, sorted[start].key.count == depth { start += 1 }
        while start < run.upperBound {
          let column = sorted[start].key[depth]
          var end = start
          var cost = Float.infinity
          while end < run.upperBound, sorted[end].key[depth] == column {
            if sorted[end].key.count == depth + 1 { cost = min(cost, sorted[end].cost) }
            end += 1
          }
          columns.append(column)
          endCosts.append(cost)
          next.append(start..<end)
          start = end
        }
      }
      level = next
      depth += 1
    }
    firstChildren.append(Int32(clamping: columns.count))
    self.columns = columns
    self.endCosts = endCosts
    self.firstChildren = firstChildren
  }
}
