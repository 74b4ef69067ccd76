internal import App
internal import Base
internal import Glibc

// What the program writes is for its own user alone: the database holds what people have confided.
umask(0o077)
exit(Commands.run(CommandLine.arguments).rawValue)
