// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "earshot-bench",
  dependencies: [.package(name: "earshot", path: "../..")],
  targets: [
    .executableTarget(
      name: "AcousticSpeed",
      dependencies: [.product(name: "Acoustics", package: "earshot")],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
