/// Where the files of the repository lie that tests look at.
package enum Repository {
    package static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    package static let migrations = "\(root)/migrations"
}
