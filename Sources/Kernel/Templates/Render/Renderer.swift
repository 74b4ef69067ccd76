internal import Base
internal import Synchronization

/// Runs a program over a value.
@safe
struct Renderer: ~Copyable {
    private let steps: UnsafePointer<Step>
    private let literals: UnsafePointer<UInt8>
    /// A page that grows beyond this is broken off.
    private let limit: Int
    private var output: Output
    private var isCut = false

    /// Renders a value's page or a part of it straight into the bytes of the answer.
    static func render<Value>(
        _ program: Program, _ part: Program.Part, of value: Value, for reader: Audience, limit: Int
    ) -> (page: Bytes, isCut: Bool) {
        let expected = part.lastSize.load(ordering: .relaxed)
        var outgrown: Bytes?
        var isCut = false
        let page = unsafe Bytes(unsafeUninitializedCapacity: expected + expected / 8) { buffer, count in
            unsafe program.withPointers { steps, literals in
                unsafe withUnsafePointer(to: value) { root in
                    unsafe withUnsafeTemporaryAllocation(of: Values.Frame.self, capacity: program.frameCount) {
                        frames in
                        unsafe frames.initialize(repeating: Values.Frame(address: Address(root)))
                        var renderer = unsafe Renderer(
                            steps: steps, literals: literals, limit: limit, output: Output(in: buffer))
                        renderer.run(part.range, unsafe Values(program, frames), reader)
                        isCut = renderer.isCut
                        if renderer.output.hasOutgrown {
                            outgrown = renderer.output.bytes
                        } else {
                            count = renderer.output.count
                        }
                        part.lastSize.store(renderer.output.count, ordering: .relaxed)
                    }
                }
            }
        }
        return (outgrown ?? page, isCut)
    }

    /// The reader is passed from call to call instead of stored: reading a property while others change would cost a
    /// reference count each time.
    private mutating func run(_ range: Range<Int>, _ values: Values, _ reader: Audience) {
        var next = range.lowerBound
        while next < range.upperBound {
            guard output.count <= limit else {
                isCut = true
                return
            }
            let step = unsafe steps[next]
            next &+= 1
            if step.count > 0 { unsafe output.append(padded: literals + Int(step.start), count: Int(step.count)) }
            switch step.operation {
            case .nothing:
                break
            case .text(let frame, let offset):
                unsafe values.address(frame, offset).withText { unsafe output.append(escaping: $0) }
            case .id(let frame, let offset):
                output.append(values.address(frame, offset).read(IDNumber.self))
            case .write(let kind, let place, let escape):
                write(kind, place, escape, values, reader)
            case .format(let format, let kind, let place, let escape):
                write(format, kind, place, escape, values, reader)
            case .index(let frame):
                output.append(decimal: values[frame].index + 1)
            case .jump(let target):
                next = Int(target)
            case .branch(let test, let kind, let place, let wanted, let target):
                if values.holds(test, kind, place) == wanted { next = Int(target) }
            case .branchLoop(let fact, let frame, let wanted, let target):
                if values.holds(fact, frame) == wanted { next = Int(target) }
            case .branchList(let list, let wanted, let target):
                if values.isFilled(list) == wanted { next = Int(target) }
            case .compare(let comparison, let wanted, let target):
                if values.holds(values.program.comparisons[Int(comparison)]) == wanted { next = Int(target) }
            case .loop(let list, let into, let end, let after):
                next = Int(loop(over: list, into: into, next..<Int(end), values, reader) ? after : end)
            case .plural(let place, let forms):
                let plural = values.program.plurals[Int(forms)]
                let form = plural.rule.form(of: values.read(place, Int.self) ?? 0)
                next = Int(plural.targets[min(max(form, 0), plural.targets.count - 1)])
            }
        }
    }

    /// Answers whether there was any element.
    private mutating func loop(
        over list: ListPlace, into frame: UInt16, _ body: Range<Int>, _ values: Values, _ reader: Audience
    ) -> Bool {
        var ran = false
        let owner = values.address(list.frame, list.offset)
        values.program.lists[Int(list.access)].lend(owner) { first, count, stride in
            for index in 0..<count where !isCut {
                values[frame] = Values.Frame(address: first + index * stride, index: index, count: count)
                run(body, values, reader)
            }
            ran = count > 0
        }
        return ran
    }

    private mutating func write(
        _ kind: Kind, _ place: Place, _ escape: Escape, _ values: Values, _ reader: Audience
    ) {
        switch kind {
        case .text:
            let owner = values.address(place.frame, place.offset)
            switch place.form {
            case .stored: unsafe owner.withText { unsafe output.append($0, escape) }
            case .optional: unsafe owner.withOptionalText { unsafe output.append($0, escape) }
            case .computed: if let text = values.read(place, String.self) { output.append(text, escape) }
            }
        case .words:
            if let text = values.read(place, Text.self) {
                output.append(text.written(in: values.program.translations, for: reader), escape)
            }
        case .html:
            if let html = values.read(place, TrustedHTML.self) { output.append(html.markup) }
        case .number:
            if let number = values.read(place, Int.self) { output.append(decimal: number) }
        case .truth, .money, .rate, .moment, .day:
            break
        }
    }

    /// Formats write no markup; only an address must be escaped.
    private mutating func write(
        _ format: Format, _ kind: Kind, _ place: Place, _ escape: Escape, _ values: Values, _ reader: Audience
    ) {
        let start = output.count
        switch kind {
        case .money:
            if let money = values.read(place, Money.self) { output.append(money, format, reader) }
        case .rate:
            if let rate = values.read(place, Rate.self) { output.append(rate, format, reader) }
        case .number:
            if let number = values.read(place, Int.self) { output.append(number, format, reader) }
        case .moment:
            if let moment = values.read(place, Timestamp.self) { output.append(moment, format, reader) }
        case .day:
            if let day = values.read(place, CivilDate.self) { output.append(day, format, reader) }
        case .text, .words, .html, .truth:
            break
        }
        if escape != .none, escape != .html { output.append(output.cut(to: start), escape) }
    }
}
