import ArgumentParser

/// What a command prints whose result is a table.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case csv
}
