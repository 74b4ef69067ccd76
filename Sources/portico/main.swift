internal import App
internal import Base
internal import Glibc

// New files are readable only by this user: the database holds confidential data.
umask(0o077)
exit(Commands.run(CommandLine.arguments).rawValue)
