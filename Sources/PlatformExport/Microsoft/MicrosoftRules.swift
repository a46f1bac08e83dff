import CallModel

extension Objections {
  /// Microsoft's rules: the click and its window, the order of times, the name and the value.
  mutating func checkMicrosoft(_ change: ConversionChange, named naming: ConversionNaming) {
    let click = checkClick([.msclkid], of: "Microsoft")
    checkName(naming.name(of: event))
    checkAge()
    switch change.kind {
    case .new:
      if let click { checkTimes(of: click) }
      checkAge(ofAction: naming.createdAt, atLeastHours: 2)
      checkValue()
    case .restated: checkValue(isRequired: true)
    case .retracted: break
    }
  }
}

extension ConversionChange {
  /// Microsoft knows a conversion by its click, its time and its name, as it was told when it was new.
  func microsoftKey(named naming: ConversionNaming) -> String {
    [microsoftClick, firstToldAt.spaced, microsoftName(naming)].joined(separator: "\n")
  }

  /// The click that it was told with.
  var microsoftClick: String { told(part: 0, withTimeAt: 1) ?? event.click(.msclkid)?.id ?? "" }

  /// The name that it was told under.
  func microsoftName(_ naming: ConversionNaming) -> String {
    told(part: 2, withTimeAt: 1) ?? naming.name(of: event)
  }
}
