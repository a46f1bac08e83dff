/// Lets tasks that run at once do a part of their work one after the other, in the order of their
/// places. Each place must be reported as finished, whatever became of it.
actor Turns {
  // INVARIANT: every place before it is finished, and it is not.
  private var next = 0
  private var finishedAhead: Set<Int> = []
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  /// Comes back when everything before `place` is finished.
  func turn(of place: Int) async {
    guard place > next else { return }
    await withCheckedContinuation { waiting[place] = $0 }
  }

  /// Says that nothing more comes of `place`.
  func finish(_ place: Int) {
    finishedAhead.insert(place)
    while finishedAhead.remove(next) != nil { next += 1 }
    waiting.removeValue(forKey: next)?.resume()
  }
}
