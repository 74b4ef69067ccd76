internal import App
internal import Base
internal import Glibc

exit(Commands.run(CommandLine.arguments).rawValue)
