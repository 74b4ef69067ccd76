internal import Base
internal import Glibc

/// Writes each mail into a folder, as a file that mail programs open.
package struct FolderTransport: MailTransport {
    private let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    package func send(_ mail: Mail) throws(MailError) {
        let content = try mail.encoded()
        do {
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemError("make folder", folder) }
            // Names sort by time, and a mail that is tried again is there once.
            let id = mail.id.text.filter { $0.isLetter || $0.isNumber }
            _ = try NewFile.write(content, to: "\(folder)/\(mail.date)-\(id.prefix(100)).eml")
        } catch {
            throw .temporary("the mail cannot be kept: \(error)")
        }
    }
}
