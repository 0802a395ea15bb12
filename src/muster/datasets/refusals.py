"""Say in the reader's language why tables cannot be read or written."""

from muster.errors import SheetError
from muster.language import say
from muster.language.faults import fault_sentence


def sentence_of(error: SheetError) -> str:
    """What is wrong with the files, and what to do."""
    return fault_sentence(error.fault, error.file, error.values)


def unknown_table(file: str, name: str, near: str) -> str:
    """A table that the contract does not know."""
    if near:
        return say(
            "{file}: '{name}' is not a table of a dataset. The nearest known name is '{near}'. "
            "Rename it, or put '_' before its name to have it ignored.",
            file=file,
            name=name,
            near=near,
        )
    return say(
        "{file}: '{name}' is not a table of a dataset. Take it out, or put '_' before its name to have it ignored.",
        file=file,
        name=name,
    )


def repeated_table(file: str, name: str) -> str:
    """A table that is there twice."""
    return say("{file}: the table '{name}' is there more than once. Join the two into one.", file=file, name=name)


def missing_table(where: str, name: str) -> str:
    """A required table that is not there."""
    return say("{where}: the table '{name}' is missing. Every dataset needs it. Add it.", where=where, name=name)


def newer_version(where: str, found: int, known: int) -> str:
    """A dataset of a contract that is newer than this program."""
    return say(
        "{where}: dataset_version is {found}. This version of Muster reads up to {known}. "
        "Take a newer Muster, or ask for the dataset in version {known}.",
        where=where,
        found=found,
        known=known,
    )


def no_settings(where: str) -> str:
    """Settings that do not say from when to when."""
    return say(
        "{where}: the settings do not say when the plan starts and how many days it runs. "
        "The keys 'start' (a date) and 'days' (a whole number above 0) were expected. "
        "Add them to the table 'settings'.",
        where=where,
    )


def nothing_usable(where: str, table: str) -> str:
    """No row of a table on which every plan stands."""
    return say(
        "{where}: no usable row is left in the table '{table}'. At least one was expected. "
        "Put right what the findings say, or add a row.",
        where=where,
        table=table,
    )


def missing_plan_table(where: str, name: str) -> str:
    """A table that every plan has and this one has not."""
    return say(
        "{where}: the table '{name}' is missing. Every plan has it. Name a plan's folder.", where=where, name=name
    )
