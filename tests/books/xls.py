"""A small XLS workbook, as bytes: BIFF8 records ([MS-XLS]) in a compound file ([MS-CFB])."""

import struct
from collections.abc import Mapping, Sequence

Cells = tuple[Sequence[Sequence[str | float | None]], Sequence[tuple[int, int, int, int]]]

SECTOR = 512
SMALLEST_STREAM = 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
GLOBALS, WORKSHEET = 0x0005, 0x0010


def write_xls(pages: Mapping[str, Cells]) -> bytes:
    """The workbook's compound file."""
    return _compound_file(_stream(pages))


def _stream(pages: Mapping[str, Cells]) -> bytes:
    sheets = [_sheet(*page) for page in pages.values()]
    head, tail = _begin(GLOBALS) + _record(0x0042, struct.pack("<H", 1200)), _record(0x000A, b"")
    length = len(head) + len(tail) + sum(len(_bound(name, 0)) for name in pages)
    bounds = b""
    for name, sheet in zip(pages, sheets, strict=True):
        bounds += _bound(name, length)
        length += len(sheet)
    return head + bounds + tail + b"".join(sheets)


def _sheet(rows: Sequence[Sequence[str | float | None]], merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    width = max(map(len, rows), default=0)
    records = [_begin(WORKSHEET), _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(cell, str) and cell:
                text = cell.encode("utf-16-le")
                records.append(_record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text))
            elif isinstance(cell, (int, float)):
                records.append(_record(0x0203, place + struct.pack("<d", cell)))
    if merged:
        ranges = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in merged)
        records.append(_record(0x00E5, struct.pack("<H", len(merged)) + ranges))
    return b"".join([*records, _record(0x000A, b"")])


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _bound(name: str, offset: int) -> bytes:
    return _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name), 1) + name.encode("utf-16-le"))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound_file(stream: bytes) -> bytes:
    """A compound file with the one stream 'Workbook': table of sectors, directory, then the stream."""
    size = max(len(stream), SMALLEST_STREAM)
    count = -(-size // SECTOR)
    tables = -(-(count + 1) // (SECTOR // 4 - 1))
    first = tables + 1
    chain = [FAT] * tables + [END] + [first + at + 1 for at in range(count - 1)] + [END]
    chain += [FREE] * (tables * SECTOR // 4 - len(chain))
    starts = [*range(tables)] + [FREE] * (109 - tables)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, SMALLEST_STREAM, END, 0, END, 0)
    header += struct.pack("<109I", *starts)
    directory = _entry("Root Entry", 5, child=1, first=END, size=0) + _entry("Workbook", 2, FREE, first, size)
    table = struct.pack(f"<{len(chain)}I", *chain)
    return header + table + directory.ljust(SECTOR, b"\0") + stream.ljust(count * SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)
