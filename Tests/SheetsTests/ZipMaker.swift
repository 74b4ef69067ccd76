import Base

/// Makes zip archives of texts, each as one stored block of deflate.
enum ZipMaker {
    static func archive(_ files: [(name: String, text: String)], claiming size: Int? = nil) -> Bytes {
        var bytes = Bytes()
        var directory = Bytes()
        for (name, text) in files {
            let content = Bytes(text.utf8)
            let length = UInt16(content.count)
            let packed: Bytes = [1] + little(Int(length), 2) + little(Int(~length), 2) + content
            let sizes = little(0, 4) + little(packed.count, 4) + little(size ?? content.count, 4)
            let lengths = little(name.utf8.count, 2) + little(0, 2)
            let common = little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) + sizes + lengths
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 4) + little(0, 4)
            directory += little(bytes.count, 4) + Bytes(name.utf8)
            bytes += [0x50, 0x4B, 3, 4] + common + Bytes(name.utf8) + packed
        }
        let count = little(files.count, 2)
        let end = little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
        return bytes + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + count + count + end
    }

    private static func little(_ number: Int, _ length: Int) -> Bytes {
        (0..<length).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
