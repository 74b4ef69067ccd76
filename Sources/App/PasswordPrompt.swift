internal import Base
internal import Glibc

/// A password from a person at a terminal, who does not see it, or from a pipe; never from the command line, which
/// others on the machine can read.
enum PasswordPrompt {
    /// nil where nothing was typed.
    static func ask(_ question: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() }
        Terminal.ask(question)
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        let typed = readLine()
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        Terminal.ask("\n")
        return typed
    }
}
