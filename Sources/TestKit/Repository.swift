/// The files of the repository that tests read.
package enum Repository {
    package static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    package static let migrations = "\(root)/migrations"

    /// The options that name the folders which come with the program.
    package static let folders = [
        "--public", "\(root)/Public", "--templates", "\(root)/Templates", "--migrations", migrations,
    ]
}
