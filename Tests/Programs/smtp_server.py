"""A mail server of one machine that says what it was told to say.

    smtp_server.py [--certificate FILE --key FILE] [--implicit] [--hang VERB] [--say VERB=ANSWER]...

Writes `port N`, and then a line for each thing that it sees: `VERB ARGUMENTS`, with `tls ` in front once the line is
safe, and `mail ` with the mail in base 64. VERB may be `greeting` or `mail`, which is the end of the content.
"""

import argparse
import base64
import socketserver
import ssl

parser = argparse.ArgumentParser()
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--implicit", action="store_true")
parser.add_argument("--hang")
parser.add_argument("--say", action="append", default=[])
options = parser.parse_args()
answers = dict(answer.split("=", 1) for answer in options.say)

context = None
if options.certificate:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate, options.key)


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        self.safe = False
        if options.implicit:
            self.encrypt()
        self.file = self.request.makefile("rb")
        if not self.answer("greeting", "220 test ESMTP"):
            return
        while line := self.file.readline():
            text = line.decode().rstrip("\r\n")
            print("tls " * self.safe + text, flush=True)
            if not self.obey(text.split(" ")[0].upper()):
                return

    def obey(self, verb):
        if verb == "EHLO":
            lines = ["test", "SIZE 1000000", "8BITMIME"]
            if context and not self.safe:
                lines.append("STARTTLS")
            else:
                lines.append("AUTH PLAIN")
            return self.answer(verb, "".join(f"250-{line}\r\n" for line in lines[:-1]) + f"250 {lines[-1]}")
        if verb == "STARTTLS":
            self.answer(verb, "220 go")
            self.encrypt()
            self.file = self.request.makefile("rb")
            return True
        if verb == "AUTH":
            self.request.sendall(b"334 \r\n")
            print("tls " * self.safe + self.file.readline().decode().rstrip("\r\n"), flush=True)
            return self.answer(verb, "235 welcome")
        if verb == "DATA":
            return self.answer(verb, "354 go on", goes_on=self.take_mail)
        if verb == "QUIT":
            self.answer(verb, "221 bye")
            return False
        return self.answer(verb, "250 fine")

    def take_mail(self):
        lines = []
        while (line := self.file.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line[1:] if line.startswith(b".") else line)
        print("mail " + base64.b64encode(b"".join(lines)).decode(), flush=True)
        return self.answer("mail", "250 taken")

    def encrypt(self):
        self.request = context.wrap_socket(self.request, server_side=True)
        self.safe = True

    def answer(self, verb, usual, goes_on=lambda: True):
        if verb == options.hang:
            self.request.recv(1 << 16)
            return False
        answer = answers.get(verb, usual)
        self.request.sendall(answer.encode() + b"\r\n")
        return goes_on() if answer == usual else True


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that leaves is no news."""


with Server(("127.0.0.1", 0), Handler) as server:
    print(f"port {server.server_address[1]}", flush=True)
    server.serve_forever()
