"""Texts cut to a length where a paper has only so much room."""

from mentor_desktop.documents.engine.breaking import clusters
from mentor_desktop.domain.text import clean_shown, one_line


def shortened(text: str, most: int) -> str:
    """One line of at most so many characters; cut between words where it can be, with "…"."""
    line = one_line(clean_shown(text))
    if len(line) <= most:
        return line
    kept = ""
    for cluster in clusters(line[: most + 40]):
        if len(kept) + len(cluster) >= most:
            break
        kept += cluster
    word = kept.rpartition(" ")[0]
    return (word if len(word) > most // 2 else kept).rstrip() + "…"
