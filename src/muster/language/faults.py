"""Sentences for tables that cannot be read or written."""

from collections.abc import Mapping

from muster.errors import SheetFault
from muster.language.speaking import say

_SENTENCES = {
    SheetFault.MISSING: "{file}: there is nothing here. A folder of CSV files or an XLSX workbook was expected. "
    "Check the path.",
    SheetFault.NEITHER: "{file}: this is neither a folder nor an XLSX workbook. A folder of CSV files or a file "
    "whose name ends in .xlsx was expected. Name the folder, or save the tables as one workbook.",
    SheetFault.UNREADABLE: "{file}: this cannot be read ({detail}). A readable folder of CSV files or XLSX workbook "
    "was expected. Check the path and who may read it.",
    SheetFault.NO_TABLES: "{file}: there are no tables here. CSV files, or sheets of a workbook, were expected. "
    "Check the path.",
    SheetFault.EMPTY: "{file}: the file is empty (0 bytes). A workbook or text file was expected. Ask for the file "
    "again, or check that it was downloaded whole.",
    SheetFault.NO_TABLE: "{file}: by its content this is {found} and no table. A workbook (XLSX, XLS, ODS) or a text "
    "file of cells (CSV) was expected. Save the table in it as XLSX, or copy it into a spreadsheet.",
    SheetFault.NOT_UTF8: "{file}: the byte {byte} at position {position} is not UTF-8. CSV files in UTF-8 were "
    "expected. Save the file again as 'CSV UTF-8'.",
    SheetFault.BROKEN_CSV: "{file} row {row}: the row cannot be split into cells ({detail}). Cells separated by "
    "commas, with quotation marks doubled inside quoted cells, were expected. Put the quotation marks right, or save "
    "the file again from a spreadsheet.",
    SheetFault.LONG_LINE: "{file} line {line}: the line has more than {most} characters. A row of a table on each "
    "line was expected. Check that this is the right file, or save it again from a spreadsheet.",
    SheetFault.NUL_CHARACTER: "{file} line {line}: the line holds a NUL character, as no text does. CSV files in UTF-8 "
    "were expected. Check that this is the right file, or save it again as 'CSV UTF-8'.",
    SheetFault.BROKEN_WORKBOOK: "{file}: this is not a readable XLSX workbook ({detail}). An XLSX workbook without a "
    "password was expected. Open it in a spreadsheet and save it again as XLSX.",
    SheetFault.TOO_MUCH: "{file}: reading this takes too much memory or time. Tables without stray cells far below "
    "or to the right were expected. Check that this is the right file, and delete empty rows and columns around the "
    "tables.",
    SheetFault.FOREIGN_FOLDER: "{file}: '{found}' stands here, which Muster has not written. A new name, or a folder "
    "with nothing but earlier output of the same kind, was expected. Choose another name, or empty the folder.",
    SheetFault.FOREIGN_FILE: "{file}: a file stands here that Muster has not written ('{found}'). A new name, or "
    "earlier output of the same kind, was expected. Choose another name, or move the file away.",
    SheetFault.NO_FOLDER: "{file}: a file stands where a folder is to be written. A new name was expected. Choose "
    "another name, or move the file away.",
    SheetFault.UNWRITABLE: "{file}: this cannot be written ({detail}). A folder with room in it, into which you may "
    "write, was expected. Choose another place.",
    SheetFault.BAD_CHARACTER: "{file}: a text holds the character {character}, which this kind of file cannot hold. "
    "Take the character out.",
    SheetFault.LONG_CELL: "{file} row {row}: a text has {found} characters. A cell of a workbook holds at most "
    "{most}. Shorten the text, or write a folder of CSV files.",
    SheetFault.MANY_ROWS: "{file}: the table has {found} rows. A sheet of a workbook holds at most {most}. Write a "
    "folder of CSV files.",
    SheetFault.UNSTATABLE: "{file} row {row}, column {column}: '{found}' would not be read back as it is. An id "
    "without ';' and ':', a number or a date within the contract's limits, or a known column was expected. Change "
    "the value.",
}


def fault_sentence(fault: SheetFault, file: str, values: Mapping[str, str]) -> str:
    """What is wrong with a file, what was expected, what to do."""
    return say(_SENTENCES[fault], file=file, **values)
