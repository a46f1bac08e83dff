/// A kind of file that people hand over in the place of a table of text, known by how it begins.
enum OtherFile {
  /// A workbook of a spreadsheet program, or another archive of its kind.
  case workbook
  /// Something that was made smaller, which this program unpacks.
  case packed(by: String)
  case pdf
  /// HTML or XML.
  case markup

  /// What a file is that begins with `bytes`; `nil` where it may be text.
  init?(_ bytes: [UInt8]) {
    func begins(_ start: [UInt8]) -> Bool { bytes.starts(with: start) }
    let firstInk = TextEncoding.withoutByteOrderMark(bytes).first { !ASCII.isBlank($0) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0xD0, 0xCF, 0x11, 0xE0]) {
      self = .workbook
    } else if begins([0x1F, 0x8B]) {
      self = .packed(by: "gunzip")
    } else if begins([0x28, 0xB5, 0x2F, 0xFD]) {
      self = .packed(by: "unzstd")
    } else if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A]) {
      self = .packed(by: "unxz")
    } else if begins(Array("BZh".utf8)) && bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59]) {
      self = .packed(by: "bunzip2")
    } else if begins(Array("%PDF-".utf8)) {
      self = .pdf
    } else if firstInk == UInt8(ascii: "<") {
      self = .markup
    } else {
      return nil
    }
  }

  /// What it is.
  var reason: String {
    switch self {
    case .workbook: "an Excel workbook or a ZIP archive, where text is expected"
    case .packed: "a compressed file, where text is expected"
    case .pdf: "a PDF, where text is expected"
    case .markup: "HTML or XML, where a table of text is expected"
    }
  }

  /// What to do with it.
  var advice: String {
    switch self {
    case .workbook: "in Excel, save it as \"CSV UTF-8\"; unpack an archive first"
    case .packed(let program): "unpack it first, with \(program)"
    case .pdf: "export the table as CSV"
    case .markup:
      "export it as CSV; a file that ends in .xls may be opened in Excel and saved as \"CSV UTF-8\""
    }
  }
}
