"""Exporting for all: what, for whom, where to, how far it is, and what could not be written."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from mentor_desktop.domain.report import READERS, reader_title
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.fitting import fit, fit_words
from mentor_desktop.gui.loading import load
from mentor_desktop.gui.numbers import written_number
from mentor_desktop.gui.papers.export import character_names
from mentor_desktop.gui.papers.export_kinds import AGREEMENTS, REPORTS, Kinds
from mentor_desktop.operations.batch import Batch, Wanted, in_the_way
from mentor_desktop.translation import _, ngettext

_OFTEN = 15  # milliseconds between two looks at the workers
_ROWS = 8  # lines of a list, at most
_LETTERS = 70


class ExportAllDialog(QDialog):
    """Asks, works, tells; closing it while it works stops the work."""

    askArea: QScrollArea
    askPart: QWidget
    kindCombo: QComboBox
    readerPart: QWidget
    readerCombo: QComboBox
    sentenceLabel: QLabel
    partsText: QPlainTextEdit
    allRadio: QRadioButton
    someRadio: QRadioButton
    othersRadio: QRadioButton
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
        self.setContentsMargins(24, 20, 24, 20)
        self._context = context
        self.batch: Batch | None = None
        self._is_stopped = False
        self._kinds = Kinds(context)
        self._radios = (self.allRadio, self.someRadio, self.othersRadio)
        self._often = QTimer(self)
        self._often.setInterval(_OFTEN)
        self._often.timeout.connect(self._go_on)
        for kind in (AGREEMENTS, REPORTS):
            self.kindCombo.addItem(self._kinds.title(kind), kind)
        for reader in READERS:
            self.readerCombo.addItem(reader_title(reader), reader)
        self.readerCombo.setCurrentIndex(READERS.index("programme"))
        self.allRadio.setChecked(True)
        self._show_kind()
        self._connect()
        self._show_part(self.askPart)

    @property
    def kind(self) -> str:
        """AGREEMENTS or REPORTS."""
        return str(self.kindCombo.currentData())

    @property
    def reader(self) -> str:
        """Whom the reports are for."""
        return str(self.readerCombo.currentData())

    def _show_kind(self) -> None:
        """Proposes a folder of its own for each kind, unless one was chosen."""
        proposals = {self._proposed(kind) for kind in (AGREEMENTS, REPORTS)}
        if self.folderEdit.text() in ("", *proposals):
            self.folderEdit.setText(self._proposed(self.kind))
        self._show_choices()

    def _proposed(self, kind: str) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return str(Path(QStandardPaths.writableLocation(documents)) / self._kinds.title(kind))

    def _show_choices(self) -> None:
        """What there is of this kind, and what is in it for its reader."""
        self._wanted = self._kinds.wanted(self.kind, self.reader)
        labels = self._kinds.choices(self.kind)
        for radio, label, wanted in zip(self._radios, labels, self._wanted, strict=True):
            radio.setText(label.format(count=written_number(len(wanted))))
            radio.setEnabled(bool(wanted))
            if radio.isChecked() and not wanted:
                self.allRadio.setChecked(True)
        self.sentenceLabel.setText(self._kinds.sentence(self.kind))
        said = self._kinds.parts(self.kind, self.reader)
        self.partsText.setPlainText(said)
        self.partsText.setFixedHeight(self._height_of(_ROWS))
        for part in (self.readerPart, self.partsText):
            part.setVisible(self.kind == REPORTS)
        self._look_at_folder()

    def _height_of(self, rows: int) -> int:
        return self.fontMetrics().lineSpacing() * rows + 12

    def _connect(self) -> None:
        self.chooseButton.clicked.connect(self._choose)
        self.exportButton.clicked.connect(self._begin)
        self.closeButton.clicked.connect(self.reject)
        self.showButton.clicked.connect(self._show_folder)
        self.kindCombo.currentIndexChanged.connect(self._show_kind)
        self.readerCombo.currentIndexChanged.connect(self._show_choices)
        self.folderEdit.textEdited.connect(self._look_at_folder)
        for radio in self._radios:
            radio.toggled.connect(self._look_at_folder)
        for button in (self.chooseButton, self.closeButton, self.showButton):
            button.setAutoDefault(False)

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be exported."""
        checked = next(place for place, radio in enumerate(self._radios) if radio.isChecked())
        return self._wanted[checked]

    @property
    def folder(self) -> Path:
        """Where they go."""
        return Path(self.folderEdit.text().strip()).expanduser()

    def _show_part(self, part: QWidget) -> None:
        for one, shown in (
            (self.askPart, self.askArea),
            (self.workPart, self.workPart),
            (self.resultPart, self.resultPart),
        ):
            shown.setVisible(one is part)
        self.exportButton.setVisible(part is self.askPart)
        self.showButton.setVisible(part is self.resultPart)
        self.closeButton.setText(_("Close") if part is self.resultPart else _("Cancel"))
        self._fit()

    def _fit(self) -> None:
        """What is asked scrolls on a small screen; the rest is short."""
        if self.askArea.isHidden():
            fit_words(self, _LETTERS, may_shrink=True)
        else:
            fit(self, self.askArea, _LETTERS)

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
            ).format(count=written_number(len(names)))
        )
        self.exportButton.setEnabled(bool(self.wanted))
        if not self.wanted:
            self._tell(self._kinds.nothing(self.kind))
        self._fit()

    def _tell(self, sentence: str) -> None:
        self.problemLabel.setText(sentence)
        self.problemLabel.setVisible(bool(sentence))
        self._fit()

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
            kind = self._kinds.kind(self.kind, self.reader)
            self.batch = Batch(database, self.folder, wanted, kind, force=is_replacing)
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
        done, count = (written_number(one) for one in (self.batch.done, self.batch.count))
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
        self.resultList.setFixedHeight(self._height_of(min(len(lines), _ROWS) + 1))
        self._show_part(self.resultPart)
        self.closeButton.setFocus()

    def _summary(self, batch: Batch) -> str:
        written = len(batch.exported)
        said = self._kinds.written(self.kind, written).format(
            count=written_number(written), folder=self.folder
        )
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


def _lines(batch: Batch) -> list[str]:
    lines = [
        _("Not written: {name}. {reason}").format(name=one.name, reason=one.reason)
        for one in batch.failed
    ]
    for one in batch.exported:
        if one.missing:
            lines.append(_("No font has these characters of {name}:").format(name=one.path.name))
            lines += [f"    {letter}" for letter in character_names(one.missing)]
    return lines
