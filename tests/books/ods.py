"""A small ODS workbook, as bytes (OpenDocument 1.2, part 1, section 9)."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

Cells = tuple[Sequence[Sequence[str | float | None]], Sequence[tuple[int, int, int, int]]]

MIME = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def write_ods(pages: Mapping[str, Cells]) -> bytes:
    """The workbook's archive."""
    tables = "".join(_table(name, *page) for name, page in pages.items())
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.2">'
        f"{body}</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/></manifest:manifest>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def _table(name: str, rows: Sequence[Sequence[str | float | None]], merged: Sequence[tuple[int, int, int, int]]) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merged}
    lines = (
        "<table:table-row>"
        + "".join(_cell(cell, spans.get((row, column))) for column, cell in enumerate(cells))
        + "</table:table-row>"
        for row, cells in enumerate(rows)
    )
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}</table:table>"


def _cell(cell: str | float | None, span: tuple[int, int] | None) -> str:
    spans = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if cell is None or cell == "":
        return f"<table:table-cell{spans}/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"{spans}><text:p>{escape(cell)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}"{spans}/>'
