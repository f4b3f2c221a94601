"""What an attachment is called: its name leads nowhere and looks like nothing else."""

import re
import unicodedata
from pathlib import PurePath

from intake.attachments.kinds import ENDINGS, AttachmentKind

LONGEST = 120
UNNAMED = "bilaga"
FORBIDDEN = re.compile(r'[<>:"|?*\\/]')


def safe_name(name: str, kind: AttachmentKind) -> str:
    """Return a name that any computer can keep, with an ending that tells what the file is.

    What is not printable goes, the marks among it that turn the direction of writing and make
    `exe.pdf` of `fdp.exe`.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    printable = "".join(filter(str.isprintable, last))
    tidy = " ".join(FORBIDDEN.sub("_", printable).split()).strip(". ")
    endings = ENDINGS.get(kind, (f".{kind}",))
    ending = PurePath(tidy).suffix
    if ending.lower() in endings:
        return f"{tidy.removesuffix(ending)[:LONGEST] or UNNAMED}{ending}"
    return f"{tidy[:LONGEST] or UNNAMED}{endings[0]}"
