import Base
import Templates
import Testing

@testable import Web

@Suite struct TodoTests {
    private func todo(_ title: String, _ urgency: Todo.Urgency, _ deadline: Int64) -> Todo {
        Todo(
            urgency: urgency, deadline: Timestamp(milliseconds: deadline), title: Text("{title}", ["title": title]),
            note: Text("Note"), when: Text("When"), icon: "flag", path: "/")
    }

    private func titles(_ all: [Todo], limit: Int = 10) -> [String] {
        Todo.ordered(all, limit: limit).map(\.title.english)
    }

    @Test("what is late comes first, then what is due today, each by its deadline, and chances last")
    func order() {
        let all = [
            todo("chance", .chance, 1), todo("soon", .soon, 2), todo("today late", .today, 9),
            todo("late", .late, 8), todo("today", .today, 3), todo("very late", .late, 4),
        ]
        #expect(titles(all) == ["very late", "late", "today", "today late", "soon", "chance"])
    }

    @Test("what matters the same stays as it was, and only so many are shown")
    func ties() {
        let all = ["a", "b", "c", "d"].map { todo($0, .today, 5) }
        #expect(titles(all) == ["a", "b", "c", "d"])
        #expect(titles(all + [todo("late", .late, 99)], limit: 2) == ["late", "a"])
    }
}
