import Glibc

/// Goes on if `holds`; otherwise says on standard error what does not hold, and stops the process as
/// libFuzzer expects it of a finding.
public func claim(_ holds: Bool, _ claim: @autoclosure () -> String) {
  guard !holds else { return }
  let message = "does not hold: \(claim())\n"
  message.withCString { _ = write(STDERR_FILENO, $0, strlen($0)) }
  abort()
}

/// As ``claim(_:_:)``, for what must be there.
public func claimed<Value>(_ value: Value?, _ text: @autoclosure () -> String) -> Value {
  guard let value else {
    claim(false, text())
    abort()
  }
  return value
}
