/// Work on numbered items, some at once, with the results in the order of the items.
enum OrderedTasks {
  /// Runs `work` on 0 ..< `count`, at most `atOnce` items at a time, started in order.
  ///
  /// - Returns: the result of each item; `nil` where `work` gave none, and for items that were not
  ///   started because the task was cancelled.
  static func run<Value: Sendable>(
    count: Int, atOnce: Int, work: @escaping @Sendable (Int) async -> Value?
  ) async -> [Value?] {
    var results = [Value?](repeating: nil, count: count)
    await withTaskGroup(of: (Int, Value?).self) { group in
      var next = 0
      func startNext() {
        guard next < count, !Task.isCancelled else { return }
        let index = next
        next += 1
        group.addTask { (index, await work(index)) }
      }
      for _ in 0..<max(1, atOnce) { startNext() }
      while let (index, result) = await group.next() {
        results[index] = result
        startNext()
      }
    }
    return results
  }
}
