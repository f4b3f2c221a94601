"""The records of a CSV or tab-separated file, each with the line where it starts."""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from itertools import islice

from inventory.importing.files.dialect import NAMES, Dialect, dialect_of
from inventory.importing.files.encoding import decode
from inventory.importing.files.records import Record, Records, refuse_too_large, too_long_cell
from inventory.importing.problems import TableUnreadableError, unreadable

BYTE_ORDER_MARK = "\ufeff"


def read_delimited(content: bytes, known: Mapping[str, str]) -> Records:
    """Return the records of a text file."""
    decoded = decode(content)
    dialect = dialect_of(decoded.text.lstrip(BYTE_ORDER_MARK), known)
    records = _split(dialect)
    if not records.rows:
        raise unreadable("Filen är tom. Den ska ha en rubrikrad och en rad per post.")
    records.warnings += decoded.warnings + dialect.warnings
    return records


def _split(dialect: Dialect) -> Records:
    reader = csv.reader(
        StringIO(dialect.body, newline=""),
        delimiter=dialect.delimiter,
        skipinitialspace=True,
        strict=True,  # otherwise a quotation mark that is never closed swallows rows in silence
    )
    records = Records([], fixed_width=True)
    line = dialect.first_line
    try:
        for fields in reader:
            if any(map(str.strip, fields)):
                record = Record(line, fields)
                refuse_too_large(record, len(records.rows))
                records.rows.append(record)
            else:
                records.blank += 1
            line = dialect.first_line + reader.line_num
    except csv.Error as error:
        raise _explained(error, dialect, line) from error
    return records


def _explained(error: csv.Error, dialect: Dialect, line: int) -> TableUnreadableError:
    if "field limit" in str(error):
        return too_long_cell(line)
    opened = line + _lines_to_open_quote(dialect, skip=line - dialect.first_line)
    if "unexpected end" in str(error):
        return unreadable(
            "Ett citattecken öppnas här men stängs aldrig, så resten av filen skulle bli en enda "
            'cell. Lägg till det citattecken (") som saknas.',
            line=opened,
        )
    part = NAMES.get(dialect.delimiter, "skiljetecken")
    return unreadable(
        f"Efter ett avslutande citattecken ska det komma {part} eller radslut. "
        'Skriv citattecken inne i en text dubbelt ("").',
        line=opened,
    )


def _lines_to_open_quote(dialect: Dialect, skip: int) -> int:
    """Count the lines from the start of a faulty record to the field where the fault begins."""
    rest = "".join(islice(StringIO(dialect.body, newline=""), skip, None))
    part = re.escape(dialect.delimiter)
    whole = re.compile(rf' *+(?:"[^"]*+(?:""[^"]*+)*+"|(?!")[^{part}\r\n]*+){part}')
    at = 0
    while field := whole.match(rest, at):
        at = field.end()
    return len(re.findall(r"\r\n?|\n", rest[:at]))
