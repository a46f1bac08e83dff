// swift-tools-version: 6.2
import PackageDescription

/// The same walls around every target: see docs/architecture.md.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "earshot",
  targets: [
    // Shared, no I/O.
    .target(name: "CallModel", swiftSettings: strict),
    .target(name: "Diagnostics", swiftSettings: strict),

    .testTarget(name: "CallModelTests", dependencies: ["CallModel"], swiftSettings: strict),
  ]
)
