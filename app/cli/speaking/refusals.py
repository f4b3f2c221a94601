"""What a command will not do."""

import errno


class RefusedError(Exception):
    """The command refuses; the message is a Swedish sentence that says what to do instead."""


def reason_of(error: OSError) -> str:
    """Return why the machine does not let us use a file or a port."""
    return REASONS.get(error.errno or 0, error.strerror or str(error))


REASONS = {
    errno.ENOENT: "den finns inte",
    errno.EACCES: "rättighet saknas",
    errno.EPERM: "rättighet saknas",
    errno.EISDIR: "det är en mapp",
    errno.ENOSPC: "disken är full",
    errno.EADDRINUSE: "porten är upptagen",
    errno.EADDRNOTAVAIL: "den här datorn har ingen sådan adress",
}
