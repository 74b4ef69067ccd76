"""Says what a mail program makes of a mail: a line each for its header fields and its parts, with tabs between.

    field NAME VALUE            VALUE in base 64 of UTF-8
    part TYPE FILENAME CONTENT  FILENAME and CONTENT in base 64
    defect WHERE WHAT           what the standards do not allow
"""

import base64
import sys
from email import header, message_from_bytes, policy, utils


def encoded(content):
    return base64.b64encode(content.encode() if isinstance(content, str) else content).decode()


def names(value):
    """Addresses with their names, decoded the older way: the newer one puts spaces between encoded words."""
    pairs = utils.getaddresses([value])
    return ", ".join(f"{header.make_header(header.decode_header(name))} <{address}>".strip() for name, address in pairs)


def main(path):
    with open(path, "rb") as file:
        content = file.read()
    mail = message_from_bytes(content, policy=policy.default)
    if not content.isascii():
        print("defect\tbytes\tnot ASCII")
    for line in content.split(b"\r\n"):
        if len(line) > 998 or b"\n" in line or b"\r" in line or b"\0" in line:
            print("defect\tline\t" + repr(line[:80]))
    plain = message_from_bytes(content, policy=policy.compat32)
    for name, value in mail.items():
        text = names(plain[name]) if name in ("From", "To", "Reply-To") else str(value)
        print("field", name, encoded(text), sep="\t")
        for defect in value.defects:
            print("defect", name, type(defect).__name__, sep="\t")
    for part in mail.walk():
        for defect in part.defects:
            print("defect", part.get_content_type(), type(defect).__name__, sep="\t")
        if not part.is_multipart():
            content = part.get_content()
            if isinstance(content, str):
                content = content.replace("\r\n", "\n")
            print("part", part.get_content_type(), encoded(part.get_filename() or ""), encoded(content), sep="\t")


main(sys.argv[1])
