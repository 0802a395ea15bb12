"""The head of a picture: its finding, wrapped to the width, and a quieter line below."""

from muster.pictures.lettering import wrap
from muster.pictures.pen import SMALL, TITLE, Pen

TITLE_LEADING = 1.28
NOTE_LEADING = 1.4


def draw_heading(pen: Pen, title: str, note: str = "") -> tuple[str, float]:
    """The title and a note below it as markup, and the height in px that they take."""
    size = TITLE - 2.0 if pen.look.narrow else TITLE
    parts, y = [], 0.0
    for line in wrap(title, pen.look.width, size, bold=True):
        y += size * TITLE_LEADING
        parts.append(pen.text(line, 0, y - size * 0.22, font_size=size, font_weight=600))
    y += 4.0
    notes, used = draw_note(pen, note, y)
    return "".join((*parts, notes)), y + used + 6.0


def draw_note(pen: Pen, note: str, top: float) -> tuple[str, float]:
    """Quiet lines below `top`, and the height in px that they take; nothing for an empty note."""
    if not note:
        return "", 0.0
    lines = wrap(note, pen.look.width, SMALL)
    step = SMALL * NOTE_LEADING
    drawn = (
        pen.text(line, 0, top + (place + 1) * step - SMALL * 0.3, font_size=SMALL, fill="quiet")
        for place, line in enumerate(lines)
    )
    return "".join(drawn), len(lines) * step
