"""Exporting all agreements: which, where to, how far it is, and what could not be written."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from mentor_desktop.gui.context import Context
from mentor_desktop.gui.fitting import fit_words
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.papers.export import character_names
from mentor_desktop.operations.batch import (
    ALL,
    SIGNED,
    UNSIGNED,
    AgreementBatch,
    Wanted,
    in_the_way,
    wanted_agreements,
)
from mentor_desktop.translation import _, ngettext

_OFTEN = 30  # milliseconds between two looks at the workers
_ROWS = 8  # lines of the list, at most
_LETTERS = 70


class ExportAllDialog(QDialog):
    """Asks, works, tells; closing it while it works stops the work."""

    askPart: QWidget
    allRadio: QRadioButton
    signedRadio: QRadioButton
    unsignedRadio: QRadioButton
    folderEdit: QLineEdit
    chooseButton: QPushButton
    clashPart: QWidget
    clashLabel: QLabel
    keepRadio: QRadioButton
    replaceRadio: QRadioButton
    problemLabel: QLabel
    workPart: QWidget
    workLabel: QLabel
    progressBar: QProgressBar
    resultPart: QWidget
    resultLabel: QLabel
    resultList: QPlainTextEdit
    showButton: QPushButton
    closeButton: QPushButton
    exportButton: QPushButton

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "ui/papers/export_all.ui")
        self._context = context
        self.batch: AgreementBatch | None = None
        self._is_stopped = False
        with context.database.reading() as session:
            self._wanted = {
                which: wanted_agreements(session, which) for which in (ALL, SIGNED, UNSIGNED)
            }
        self._often = QTimer(self, interval=_OFTEN)
        self._often.timeout.connect(self._go_on)
        self._name_radios()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        proposed = Path(QStandardPaths.writableLocation(documents)) / _("Agreements")
        self.folderEdit.setText(str(proposed))
        self._connect()
        self._show_part(self.askPart)
        self._look_at_folder()

    def _name_radios(self) -> None:
        says = (
            (self.allRadio, ALL, _("&All ({count})")),
            (self.signedRadio, SIGNED, _("Only those &signed by all ({count})")),
            (self.unsignedRadio, UNSIGNED, _("Only those &not signed by all yet ({count})")),
        )
        for radio, which, label in says:
            count = len(self._wanted[which])
            radio.setText(label.format(count=self.locale().toString(count)))
            radio.setEnabled(count > 0)
        self.allRadio.setChecked(True)

    def _connect(self) -> None:
        self.chooseButton.clicked.connect(self._choose)
        self.exportButton.clicked.connect(self._begin)
        self.closeButton.clicked.connect(self.reject)
        self.showButton.clicked.connect(self._show_folder)
        self.folderEdit.textEdited.connect(self._look_at_folder)
        for radio in (self.allRadio, self.signedRadio, self.unsignedRadio):
            radio.toggled.connect(self._look_at_folder)
        for button in (self.chooseButton, self.closeButton, self.showButton):
            button.setAutoDefault(False)

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The versions that are to be exported."""
        which = SIGNED if self.signedRadio.isChecked() else ALL
        return self._wanted[UNSIGNED if self.unsignedRadio.isChecked() else which]

    @property
    def folder(self) -> Path:
        """Where they go."""
        return Path(self.folderEdit.text().strip()).expanduser()

    def _show_part(self, part: QWidget) -> None:
        for one in (self.askPart, self.workPart, self.resultPart):
            one.setVisible(one is part)
        self.exportButton.setVisible(part is self.askPart)
        self.showButton.setVisible(part is self.resultPart)
        self.closeButton.setText(_("Close") if part is self.resultPart else _("Cancel"))
        fit_words(self, _LETTERS, may_shrink=True)

    def _look_at_folder(self) -> None:
        self._tell("")
        is_written = bool(self.folderEdit.text().strip())
        names = in_the_way(self.folder, self.wanted) if is_written else ()
        self.clashPart.setVisible(bool(names))
        self.clashLabel.setText(
            ngettext(
                "The folder has {count} file of such a name already.",
                "The folder has {count} files of such names already.",
                len(names),
            ).format(count=self.locale().toString(len(names)))
        )
        self.exportButton.setEnabled(bool(self.wanted))
        if not self.wanted:
            self._tell(_("No relationship has an agreement yet."))
        fit_words(self, _LETTERS, may_shrink=True)

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.setVisible(bool(sentence))
        fit_words(self, _LETTERS, may_shrink=True)

    def _choose(self) -> None:
        start = next((one for one in (self.folder, *self.folder.parents) if one.is_dir()), "")
        chosen = QFileDialog.getExistingDirectory(self, _("Choose a folder"), str(start))
        if chosen:
            self.folderEdit.setText(chosen)
            self._look_at_folder()

    def _begin(self) -> None:
        if not self.folderEdit.text().strip() or not self.folder.is_absolute():
            self._tell(_("Choose the folder that the PDFs go into."))
            self.folderEdit.setFocus()
            return
        wanted = self.wanted
        is_replacing = self.replaceRadio.isChecked() and not self.clashPart.isHidden()
        if not is_replacing:
            kept = set(in_the_way(self.folder, wanted))
            wanted = tuple(one for one in wanted if one.name not in kept)
        with self._context.refusals(self._tell):
            database = self._context.database
            self.batch = AgreementBatch(database, self.folder, wanted, force=is_replacing)
            self.progressBar.setRange(0, max(1, len(wanted)))
            self._show_part(self.workPart)
            self._show_progress()
            self._often.start()

    def _go_on(self) -> None:
        if self.batch is None:
            return
        self.batch.advance()
        self._show_progress()
        if self.batch.is_finished:
            self._end()

    def _show_progress(self) -> None:
        if self.batch is None:
            return
        done, count = (self.locale().toString(one) for one in (self.batch.done, self.batch.count))
        self.progressBar.setValue(self.batch.done)
        self.workLabel.setText(_("{done} of {count} written").format(done=done, count=count))

    def _end(self) -> None:
        self._often.stop()
        if self.batch is None:
            return
        self.batch.close()
        self.resultLabel.setText(self._summary(self.batch))
        lines = _lines(self.batch)
        self.resultList.setPlainText("\n".join(lines))
        self.resultList.setVisible(bool(lines))
        height = self.fontMetrics().lineSpacing() * (min(len(lines), _ROWS) + 1)
        self.resultList.setFixedHeight(height + 12)
        self._show_part(self.resultPart)
        self.closeButton.setFocus()

    def _summary(self, batch: AgreementBatch) -> str:
        written = len(batch.exported)
        said = ngettext(
            "{count} agreement is in {folder}.", "{count} agreements are in {folder}.", written
        ).format(count=self.locale().toString(written), folder=self.folder)
        if self._is_stopped:
            return _("Stopped. What was written before stays: {result}").format(result=said)
        if not written:
            return _("Nothing was written.")
        return said

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def reject(self) -> None:
        """While it works, stops; else closes."""
        if self.batch is not None and self._often.isActive():
            self._is_stopped = True
            self.batch.cancel()
            self._end()
            return
        super().reject()


def _lines(batch: AgreementBatch) -> list[str]:
    lines = [
        _("Not written: {name}. {reason}").format(name=one.name, reason=one.reason)
        for one in batch.failed
    ]
    for one in batch.exported:
        if one.missing:
            lines.append(_("No font has these characters of {name}:").format(name=one.path.name))
            lines += [f"    {letter}" for letter in character_names(one.missing)]
    return lines
