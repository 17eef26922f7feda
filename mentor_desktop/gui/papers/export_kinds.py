"""What can be exported for all at once, and how it is spoken of."""

from mentor_desktop.gui.context import Context
from mentor_desktop.operations import batch_agreements, batch_reports
from mentor_desktop.operations.batch import Kind, Wanted
from mentor_desktop.operations.batch_reports import ReportsWanted, listed_for_all
from mentor_desktop.translation import _, current_language, ngettext

AGREEMENTS, REPORTS = "agreement", "progress"


class Kinds:
    """Words and contents of a kind: AGREEMENTS or REPORTS."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def title(self, kind: str) -> str:
        """What it is called."""
        return {AGREEMENTS: _("Agreements"), REPORTS: _("Progress reports")}[kind]

    def sentence(self, kind: str) -> str:
        """What is written."""
        return {
            AGREEMENTS: _(
                "One PDF for each relationship: the version in force, or the newest one where "
                "none is."
            ),
            REPORTS: _(
                "One PDF for each relationship, as it stands today. What somebody keeps to "
                "themselves is in none of them."
            ),
        }[kind]

    def choices(self, kind: str) -> tuple[str, str, str]:
        """What all, some and the others are called; with {count}."""
        return {
            AGREEMENTS: (
                _("&All ({count})"),
                _("Only those &signed by all ({count})"),
                _("Only those &not signed by all yet ({count})"),
            ),
            REPORTS: (
                _("&All ({count})"),
                _("Only relationships &under way ({count})"),
                _("Only relationships that have en&ded ({count})"),
            ),
        }[kind]

    def wanted(self, kind: str, reader: str) -> tuple[tuple[Wanted, ...], ...]:
        """What there is for each of the choices."""
        with self._context.database.reading() as session:
            if kind == AGREEMENTS:
                every = (batch_agreements.ALL, batch_agreements.SIGNED, batch_agreements.UNSIGNED)
                return tuple(batch_agreements.wanted_agreements(session, one) for one in every)
            which = (batch_reports.ALL, batch_reports.UNDER_WAY, batch_reports.OVER)
            return tuple(batch_reports.wanted_reports(session, reader, one) for one in which)

    def parts(self, kind: str, reader: str) -> str:
        """What is in each and what is left out, a line each; "" for agreements."""
        if kind == AGREEMENTS:
            return ""
        listed = listed_for_all(reader)
        lines = [_("In each report, as far as there is any:")]
        lines += [_("•  {line}").format(line=one.sentence) for one in listed if one.is_in]
        lines += ["", _("Left out:")]
        lines += [_("•  {line}").format(line=one.sentence) for one in listed if not one.is_in]
        return "\n".join(lines)

    def kind(self, kind: str, reader: str) -> Kind:
        """How it is exported."""
        if kind == AGREEMENTS:
            return batch_agreements.agreements_kind()
        wanted = ReportsWanted(reader, self._context.today(), current_language())
        return batch_reports.reports_kind(wanted)

    def nothing(self, kind: str) -> str:
        """Where there is none."""
        if kind == AGREEMENTS:
            return _("No relationship has an agreement yet.")
        return _("There is no relationship yet.")

    def written(self, kind: str, count: int) -> str:
        """How many there are now; with {count} and {folder}."""
        if kind == AGREEMENTS:
            return ngettext(
                "{count} agreement is in {folder}.", "{count} agreements are in {folder}.", count
            )
        return ngettext("{count} report is in {folder}.", "{count} reports are in {folder}.", count)
