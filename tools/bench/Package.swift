// swift-tools-version: 6.2
import PackageDescription

/// As in the package that is measured.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "earshot-bench",
  dependencies: [.package(name: "earshot", path: "../..")],
  targets: [
    .executableTarget(
      name: "AcousticSpeed",
      dependencies: [.product(name: "Acoustics", package: "earshot")],
      swiftSettings: strict),
    .executableTarget(
      name: "PosteriorDump",
      dependencies: [
        .product(name: "Acoustics", package: "earshot"),
        .product(name: "AudioInput", package: "earshot"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "KeywordEvidence",
      dependencies: [
        .product(name: "Acoustics", package: "earshot"),
        .product(name: "AudioInput", package: "earshot"),
        .product(name: "CallModel", package: "earshot"),
        .product(name: "ContentHash", package: "earshot"),
        .product(name: "KeywordSearch", package: "earshot"),
        .product(name: "PhoneticIndex", package: "earshot"),
        .product(name: "Pronunciation", package: "earshot"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "IndexSearch",
      dependencies: [
        .product(name: "Acoustics", package: "earshot"),
        .product(name: "AudioInput", package: "earshot"),
        .product(name: "CallModel", package: "earshot"),
        .product(name: "ContentHash", package: "earshot"),
        .product(name: "KeywordSearch", package: "earshot"),
        .product(name: "PhoneticIndex", package: "earshot"),
        .product(name: "Pronunciation", package: "earshot"),
      ],
      swiftSettings: strict),
  ]
)
