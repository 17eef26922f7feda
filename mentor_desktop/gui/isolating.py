"""Names from scripts that run from right to left, in sentences that do not, and the other way."""

from mentor_desktop.domain.text import isolated as isolated
