package import Diagnostics

/// A document as it stands in the editor.
package struct OpenDocument: Sendable {
  /// Its name.
  package let uri: DocumentURI
  /// The editor's count of its changes.
  package private(set) var version: Int
  /// Its text.
  package private(set) var source: SourceFile

  /// A document that has just been opened.
  package init(uri: DocumentURI, version: Int, text: String) {
    self.uri = uri
    self.version = version
    source = SourceFile(path: uri.name, text: text)
  }

  /// Makes `changes` one after the other: each counts in the text that the one before it left.
  /// Takes time in proportion to the text, for each.
  package mutating func apply(
    _ changes: [Change], version: Int, counting encoding: PositionEncoding
  ) {
    var bytes = source.bytes
    for change in changes {
      let text = Array(change.text.utf8)
      guard let range = change.range else {
        bytes = text
        continue
      }
      let lines = TextLines(bytes, counting: encoding)
      bytes.replaceSubrange(lines.span(from: range.start, to: range.end).range, with: text)
    }
    self.version = version
    source = SourceFile(path: uri.name, bytes: bytes)
  }

  /// A stretch of text and what takes its place.
  package struct Change: Sendable {
    /// The stretch; `nil` for the whole text.
    package let range: TextRange?
    /// What stands there from then on.
    package let text: String

    /// `text` instead of what stands at `range`.
    package init(range: TextRange?, text: String) {
      self.range = range
      self.text = text
    }
  }
}

/// A stretch of a document.
package struct TextRange: Sendable, Hashable {
  /// Its first place.
  package let start: TextPosition
  /// The place behind it.
  package let end: TextPosition

  /// The stretch between two places.
  package init(start: TextPosition, end: TextPosition) {
    self.start = start
    self.end = end
  }
}
