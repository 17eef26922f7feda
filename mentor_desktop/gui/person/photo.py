"""The photo of a person: add, replace, remove."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from mentor_desktop.domain.refused import Refused
from mentor_desktop.gui.context import Context
from mentor_desktop.gui.person.reading import read_file
from mentor_desktop.gui.widgets.avatar import Avatar
from mentor_desktop.operations.attachments import bytes_of
from mentor_desktop.operations.people import set_photo
from mentor_desktop.store.people import Portrait
from mentor_desktop.translation import _

_DIAMETER = 72  # px
_SIDE = 288  # px: as large as it is ever shown
_KINDS = {b"\x89PNG": b"png", b"\xff\xd8\xff": b"jpeg", b"GIF8": b"gif"}
_MOST_PIXELS = 50_000_000  # unfolded: 200 MB
_SCAN = b"\xff\xda"  # a JPEG may go over all its pixels again and again
_MOST_SCANNED = 300_000_000


class PhotoCard(QFrame):
    """Reads the bytes of a photo only when it is another one."""

    def __init__(self, context: Context, person_id: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context, self._person_id = context, person_id
        self._photo_id: str | None = None
        self._avatar = Avatar(diameter=_DIAMETER)
        self.choose_button = QPushButton()
        self.remove_button = QPushButton(_("Remove photo"))
        self._problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._problem.setProperty("role", "problem")
        self._problem.hide()
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 12, 16, 12)
        across.setSpacing(16)
        across.addWidget(self._avatar)
        down = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        down.addStretch(1)
        down.addLayout(buttons)
        down.addWidget(self._problem)
        down.addStretch(1)
        across.addLayout(down, 1)

    def show_portrait(self, portrait: Portrait) -> None:
        """Shows the photo of a person, or their initials."""
        self._avatar.set_name(portrait.person.name)
        has_photo = portrait.photo_id is not None
        self.choose_button.setText(_("Replace photo…") if has_photo else _("Add photo…"))
        self.remove_button.setVisible(has_photo)
        if portrait.photo_id == self._photo_id:
            return
        self._photo_id = portrait.photo_id
        picture = None
        if portrait.photo_id is not None:
            with self._context.database.reading() as session:
                picture = small_picture(bytes_of(session, portrait.photo_id))
        self._avatar.set_picture(picture)

    def set_read_only(self, is_read_only: bool) -> None:
        """Whether the photo can only be looked at."""
        self.choose_button.setDisabled(is_read_only)
        self.remove_button.setDisabled(is_read_only)

    def _choose(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a photo"), "", _("Pictures (*.png *.jpg *.jpeg *.gif)")
        )
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Keeps the picture in a file, or says beside the photo why not."""
        self._problem.hide()
        with self._context.refusals(self._tell):
            data = read_file(path)
            if small_picture(data) is None:
                raise Refused(
                    _("{name} cannot be shown as a picture. Choose a PNG, JPEG or GIF.").format(
                        name=path.name
                    )
                )
            self._context.attempt(set_photo, self._person_id, path.name, data, told=self._tell)

    def _remove(self) -> None:
        self._problem.hide()
        self._context.attempt(set_photo, self._person_id, "", None, told=self._tell)

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()


def small_picture(data: bytes) -> QImage | None:
    """The square in the middle, no larger than it is shown.

    None if the bytes are no picture, or one that would take long or much memory to read.
    """
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(data)
    # By its own reader, which is told the kind: others, such as that of SVG, do as they are told.
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setDecideFormatFromContent(False)
    size = reader.size()
    pixels, side = size.width() * size.height(), min(size.width(), size.height())
    if pixels > _MOST_PIXELS or pixels * data.count(_SCAN) > _MOST_SCANNED:
        return None
    if side > 2 * _SIDE:
        reader.setScaledSize(size * (2 * _SIDE / side))
    image = reader.read()
    if image.isNull():
        return None
    side = min(image.width(), image.height())
    middle = ((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    return image.copy(*middle).scaled(_SIDE, _SIDE, mode=Qt.TransformationMode.SmoothTransformation)
