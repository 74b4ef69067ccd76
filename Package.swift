// swift-tools-version: 6.2
import PackageDescription

// Targets stand in dependency order: an import points up this list, never down.

/// Set by `make fuzz`: the archive of libFuzzer in the toolchain, to build its driver and all that it drives with.
let fuzzer = Context.environment["FUZZER_ARCHIVE"]

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    // Small accessors of one target are called on every request by the next: let the optimiser see them. Exclusive
    // access is checked while it runs in debug builds, so in all tests; in release that would cost 3 % of a request.
    .unsafeFlags(
        ["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
    .unsafeFlags(fuzzer == nil ? [] : ["-sanitize=fuzzer,address", "-parse-as-library"]),
]

func c(_ name: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig)
}

func kernel(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/Kernel/\(name)", swiftSettings: strict)
}

/// A part of the product: what of the ground and of other parts it and its tests really use.
struct Part {
    let name: String
    let uses: [Target.Dependency]

    var targets: [Target] {
        [
            .target(name: name, dependencies: uses, path: "Sources/Parts/\(name)", swiftSettings: strict),
            tests(name, uses + [.byName(name: name), "TestKit"]),
        ]
    }
}

/// What hardly any part can do without stands in front of `uses`.
func part(_ name: String, uses: [Target.Dependency] = []) -> Part {
    Part(name: name, uses: ["Base", "Database", "HTTP", "Jobs", "Templates", "Web"] + uses)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests", swiftSettings: strict)
}

/// The parts of the product: each stands behind those that it uses.
let parts = [
    part("Identity", uses: ["Crypto", "Documents", "Settings"]),
    part("Programme", uses: ["Crypto", "Identity", "Settings"]),
    part("Partners", uses: ["Crypto", "Documents", "Identity", "Programme", "Settings"]),
    part("Leads", uses: ["Crypto", "Identity", "Partners", "Programme", "Settings"]),
    part("Operations"),
    part("Dashboards", uses: ["Charts", "Leads", "Partners", "Programme", "Settings"]),
]
let product: [Target.Dependency] = parts.map { .byName(name: $0.name) }

/// What is below them.
let ground: [Target.Dependency] = [
    "Base", "Charts", "Crypto", "Database", "Documents", "HTTP", "Jobs", "Mail", "Settings", "Sheets", "Templates",
    "Web",
]

let package = Package(
    name: "portico",
    products: [.executable(name: "portico", targets: ["portico"])],
    targets: [
        c("CLinux"),
        c("COpenSSL", pkgConfig: "openssl"),
        c("CArgon2", pkgConfig: "libargon2"),
        c("CCommonPasswords"),
        c("CZlib", pkgConfig: "zlib"),
        c("CBrotli", pkgConfig: "libbrotlienc"),
        c("CSQLite", pkgConfig: "sqlite3"),
        c("CQRencode", pkgConfig: "libqrencode"),
        c("CPango", pkgConfig: "pangocairo"),
        c("CCurl", pkgConfig: "libcurl"),
        c("CPSL", pkgConfig: "libpsl"),
        c("CIDN2", pkgConfig: "libidn2"),
        c("CUnistring"),

        kernel("Base", ["CLinux", "CPSL", "CIDN2", "CUnistring"]),
        kernel("Crypto", ["Base", "COpenSSL", "CArgon2", "CCommonPasswords"]),
        kernel("Database", ["Base", "CLinux", "Crypto", "CSQLite"]),
        kernel("Jobs", ["Base", "Database"]),
        kernel("HTTP", ["Base"]),
        kernel("Charts", ["Base"]),
        kernel("Documents", ["Base", "CQRencode", "CPango"]),
        kernel("Mail", ["Base", "Crypto", "CCurl"]),
        kernel("Sheets", ["Base", "CZlib"]),
        kernel("Server", ["Base", "Crypto", "HTTP", "CLinux", "COpenSSL", "CZlib", "CBrotli"]),
        kernel("Templates", ["Base", "CLinux"]),

        .target(
            name: "Web", dependencies: ["Base", "Crypto", "HTTP", "Database", "Jobs", "Mail", "Sheets", "Templates"],
            path: "Sources/Web", swiftSettings: strict),

        .target(
            name: "Settings", dependencies: ["Base", "Crypto", "Database", "HTTP", "Jobs", "Templates", "Web"],
            path: "Sources/Settings", swiftSettings: strict),

        .target(
            name: "App", dependencies: ground + product + ["Server"],
            path: "Sources/App", swiftSettings: strict),
        .executableTarget(
            name: "portico", dependencies: ["App", "Base"], path: "Sources/portico", swiftSettings: strict),
        .target(
            name: "TestKit", dependencies: ["Base", "CLinux", "Database", "HTTP"], path: "Sources/TestKit",
            swiftSettings: strict),

        .target(
            name: "FuzzCases", dependencies: ["Base", "HTTP", "Sheets", "Templates"], path: "Tests/Fuzz/Cases",
            swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["Base", "CLinux", "FuzzCases"], path: "Tests/Fuzz/Tests",
            swiftSettings: strict),
        .executableTarget(
            name: "TemplatesBench", dependencies: ["Base", "Templates"], path: "Bench/Templates", swiftSettings: strict),
        .executableTarget(
            name: "DatabaseBench", dependencies: ["Base", "Database"], path: "Bench/Database", swiftSettings: strict),
        .executableTarget(
            name: "PartsBench", dependencies: ground + product, path: "Bench/Parts",
            swiftSettings: strict),

        .target(
            name: "FaultBank", dependencies: ["Base", "Crypto", "Database", "Jobs"], path: "Tests/Faults/Bank",
            swiftSettings: strict),
        .executableTarget(
            name: "fault-subject", dependencies: ["Base", "CLinux", "Database", "FaultBank", "Jobs"],
            path: "Tests/Faults/Subject", swiftSettings: strict),
        .testTarget(
            name: "FaultsTests",
            dependencies: ["Base", "CLinux", "Database", "FaultBank", "Jobs", "TestKit", "fault-subject"],
            path: "Tests/Faults/Tests", swiftSettings: strict),

        tests("Base", ["Base", "TestKit"]),
        tests("Charts", ["Base", "Charts"]),
        tests("Crypto", ["Base", "Crypto", "TestKit", "CLinux"]),
        tests("Database", ["Base", "Database", "TestKit", "CLinux", "CSQLite"]),
        tests("Documents", ["Base", "Documents"]),
        tests("HTTP", ["Base", "CLinux", "Crypto", "HTTP", "TestKit"]),
        tests("Look", ["App", "Base", "Database", "HTTP", "Server", "Templates", "TestKit", "Web"]),
        tests("Mail", ["Base", "Crypto", "Mail", "TestKit"]),
        tests(
            "App",
            ["Base", "Crypto", "Database", "HTTP", "Mail", "Server", "App", "TestKit", "CLinux", "Web", "portico"]),
        tests("Web", ["Base", "Crypto", "HTTP", "Database", "Mail", "Sheets", "Templates", "Web", "TestKit"]),
        tests("Settings", ["Base", "Database", "Settings", "Templates", "TestKit", "Web"]),
        tests("Sheets", ["Base", "CZlib", "Sheets"]),
        tests("Server", ["Base", "Crypto", "HTTP", "Server", "App", "TestKit", "CLinux", "COpenSSL", "CZlib"]),
        tests("Jobs", ["Base", "Database", "Jobs", "TestKit"]),
        tests("Templates", ["Base", "Templates", "TestKit"]),
        tests("Portal", ground + product + ["App", "Server", "TestKit"]),
    ] + parts.flatMap(\.targets)
)

if let fuzzer {
    package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/LibFuzzer/CFuzzer"),
        .executableTarget(
            name: "fuzz", dependencies: ["Base", "CFuzzer", "FuzzCases"], path: "Tests/Fuzz/LibFuzzer/Driver",
            swiftSettings: strict,
            // The usual linker has a warning for every function of the sanitizer.
            linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=address", fuzzer, "-lstdc++"])]),
    ]
}
