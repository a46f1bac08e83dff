import ArgumentParser

/// What a command prints for people or for programs.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
