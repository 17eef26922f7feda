"""The windows. Whoever imports any of it has its classes guarded."""

from mentor_desktop.gui.guarding import guard_overrides

guard_overrides()
