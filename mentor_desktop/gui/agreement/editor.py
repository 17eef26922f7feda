"""The three columns of the editor: sections, the form between its cards, the preview."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentor_desktop.gui.agreement.alone_card import AloneCard
from mentor_desktop.gui.agreement.changes_card import ChangesCard
from mentor_desktop.gui.agreement.differences_card import DifferencesCard
from mentor_desktop.gui.agreement.parts import text
from mentor_desktop.gui.agreement.preview import PreviewColumn
from mentor_desktop.gui.agreement.section_pane import SectionPane
from mentor_desktop.gui.agreement.section_panel import SectionPanel
from mentor_desktop.gui.agreement.signatures_card import SignaturesCard
from mentor_desktop.gui.agreement.signed_pane import SignedPane
from mentor_desktop.gui.agreement.voices import Voices
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.widgets.section_list import SectionCombo
from mentor_desktop.translation import _

_WIDE = 106  # average letters: below, the list is a drop-down and the preview a toggle
_PANEL, _PREVIEW = 30, 32  # average letters


class Editor(QWidget):
    """Holds the parts and gives each the room there is. Signals: `version_chosen(agreement id)`."""

    version_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.panel = SectionPanel()
        self.versions = QComboBox()
        self.versions.setAccessibleName(_("Version of the agreement"))
        self.versions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.versions.activated.connect(self._choose_version)
        self.version_label = text("", "strong")
        self.voices = Voices()
        self.alone = AloneCard()
        self.differences = DifferencesCard()
        self.pane = SectionPane()
        self.signed = SignedPane()
        self.changes = ChangesCard()
        self.signatures = SignaturesCard()
        self.preview = PreviewColumn(context)
        self.drop_down = SectionCombo()
        self.more = self.panel.more_button()
        self.sections = QWidget()
        line = QHBoxLayout(self.sections)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.drop_down, 1)
        line.addWidget(self.more)
        self.offer = QPushButton(_("Offer for signature…"))
        self.offer.clicked.connect(self._ask_offer)
        self.toggle = QPushButton(_("Preview"))
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._arrange)
        self.area = self._scrolled()
        self._is_narrow: bool | None = None
        self._can_offer = False
        self._lay_out()

    def _ask_offer(self) -> None:
        self.signatures.wanted.emit("offer")

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(self.panel)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.version_label)
        bar.addWidget(self.versions)
        bar.addWidget(self.voices, 1)
        bar.addStretch()  # in place of the voices, where there are none
        bar.addWidget(self.toggle)
        middle.addLayout(bar)
        middle.addWidget(self.sections)
        middle.addWidget(self.area, 1)
        across.addLayout(middle, 1)
        across.addWidget(self.preview)
        self.preview.column.addWidget(self.offer)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        self._column = column
        parts = (self.alone, self.differences, self.pane, self.signed)
        for part in (*parts, self.changes, self.signatures):
            column.addWidget(part)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def put_signatures(self, *, first: bool) -> None:
        """Above the text once it is fixed; below the form while it is written."""
        at = 0 if first else self._column.count() - 2  # the last is the stretch
        if self._column.indexOf(self.signatures) != at:
            self._column.removeWidget(self.signatures)
            self._column.insertWidget(at, self.signatures)

    @property
    def is_narrow(self) -> bool:
        """Whether there is too little room for three columns."""
        return self.width() < self.fontMetrics().averageCharWidth() * _WIDE

    def show_versions(self, versions: list[tuple[str, str]], chosen: str) -> None:
        """Ids and what they are called, newest first."""
        self.versions.clear()
        for key, label in versions:
            self.versions.addItem(label, key)
            if key == chosen:
                self.versions.setCurrentIndex(self.versions.count() - 1)
                self.version_label.setText(label)
        self.versions.setVisible(len(versions) > 1)
        self.version_label.setVisible(len(versions) == 1)

    def _choose_version(self, index: int) -> None:
        self.version_chosen.emit(self.versions.itemData(index))

    def set_can_offer(self, can_offer: bool) -> None:
        """Whether the button stands below the preview too, at hand beside a long form."""
        self._can_offer = can_offer
        self.offer.setVisible(can_offer and not self.is_narrow)

    def minimumSizeHint(self) -> QSize:
        """What the narrow arrangement needs: the wide one must not keep the window wide."""
        letter = self.fontMetrics().averageCharWidth()
        return QSize(letter * 44, letter * 30)

    def _arrange(self) -> None:
        is_narrow = self.is_narrow
        letter = self.fontMetrics().averageCharWidth()
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self.panel.setVisible(not is_narrow)
            self.sections.setVisible(is_narrow)
            self.toggle.setVisible(is_narrow)
            if not is_narrow:
                self.toggle.setChecked(False)
        self.offer.setVisible(self._can_offer and not is_narrow)
        shows_preview = not is_narrow or self.toggle.isChecked()
        self.preview.setVisible(shows_preview)
        self.area.setVisible(not (is_narrow and shows_preview))
        self.panel.setFixedWidth(letter * _PANEL)
        if is_narrow:
            self.preview.setMinimumWidth(0)
            self.preview.setMaximumWidth(16_777_215)
        else:
            self.preview.setFixedWidth(letter * _PREVIEW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another arrangement."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font needs more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()
