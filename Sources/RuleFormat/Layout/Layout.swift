/// How tokens are to be set: what stands on one line, where lines may end, and what is indented.
///
/// A layout holds tokens by their index, not by their text, so a comment stays with its token
/// wherever the layout puts it.
indirect enum Layout: Sendable {
  /// A token, by its index in the file's list.
  case token(Int)
  /// A space that never becomes a line end.
  case space
  /// A space where its group fits on the line, else a line end.
  case line
  /// Nothing where its group fits on the line, else a line end.
  case gap
  /// A space where what follows fits on the line, up to the next place to break; else a line end.
  case fill
  /// A line end in any case.
  case newLine(BlankLines)
  /// One after the other.
  case sequence([Layout])
  /// Set on one line if that fits, else broken at each of its own `line`s and `gap`s.
  case group(Layout)
  /// Lines that begin inside are further to the right.
  case indented(Layout, Indent)

  /// Whether there may be a blank line where a line ends.
  enum BlankLines: Sendable {
    /// Never.
    case none
    /// One where the author left some.
    case asWritten
    /// One.
    case one
  }

  /// How far lines are indented.
  enum Indent: Sendable {
    /// Two cells: what belongs to the line above.
    case step
    /// Four cells: what goes on from the line above.
    case continuation
    /// As far as the first thing inside; four cells where that is too far to the right.
    case aligned
  }

  /// The last token in it.
  var lastToken: Int? {
    switch self {
    case .token(let index): index
    case .sequence(let parts): parts.reversed().lazy.compactMap(\.lastToken).first
    case .group(let inner), .indented(let inner, _): inner.lastToken
    case .space, .line, .gap, .fill, .newLine: nil
    }
  }
}
