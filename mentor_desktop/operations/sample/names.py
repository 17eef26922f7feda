"""Made-up names in several scripts: a given and a family name of the same list, joined."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Names:
    """Given and family names that go together; `order` puts them."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    order: str = "{given} {family}"


_WEST = Names(
    ("Alba", "Benno", "Clémence", "Dorothea", "Edvin", "Fiona", "Gaëlle", "Hugo", "Inês",
     "Jeroen", "Katrín", "Lluís", "Maëlle", "Niamh", "Oskar", "Paloma", "Quirin", "Rosalind",
     "Søren", "Théo", "Ulla", "Valentina", "Wendelin", "Ximena", "Yvonne", "Zoltán"),
    ("Ashgrove", "Bäckström", "Cardoso", "Dufresne", "Eklund", "Fairweather", "Guðmundsdóttir",
     "Håkansson", "Iglesias", "Jørgensen", "Kőszegi", "Lindqvist-Moreau", "Márquez", "Nygård",
     "O'Rahilly", "Pereira", "Quintana", "Rådström", "Señorans", "Thornbury", "Ulvestad",
     "van den Heuvel", "Whitcombe", "Yáñez", "Žižka"),
)  # fmt: skip
_NAMES = (
    _WEST,
    _WEST,
    _WEST,
    Names(("Adaeze", "Babajide", "Chinwe", "Folami", "Kwabena", "Lerato", "Makena", "Sipho"),
          ("Abiodun", "Chukwuma", "Dlamini", "Kiplagat", "Mensah-Boateng", "Nwachukwu", "Owusu")),
    Names(("Аліна", "Богдан", "Вера", "Григорий", "Дарья", "Олена", "Тарас"),
          ("Антоненко", "Белова", "Власенко", "Громов", "Мельник", "Шевчук")),
    Names(("Αλεξία", "Δημήτρης", "Ελένη", "Νίκος"), ("Βλάχος", "Κωνσταντίνου", "Παππάς")),
    Names(("子涵", "美玲", "志强", "雪", "明"), ("王", "陳", "李", "歐陽"), "{family}{given}"),
    Names(("さくら", "健太", "由美", "大輔"), ("佐藤", "小林", "山本"), "{family} {given}"),
    Names(("민준", "서연", "지우"), ("김", "박", "최"), "{family}{given}"),
    Names(("أمينة", "خالد", "ليلى", "يوسف"), ("الحسن", "المنصور", "بركات")),
    Names(("נועה", "איתן", "תמר"), ("לוי", "ברק", "שרון")),
    Names(("अनिल", "मीरा", "रोहन"), ("शर्मा", "वर्मा", "जोशी")),
    Names(("Aigerim", "Suparman", "Thiri"), ("",), "{given}"),
)  # fmt: skip


def a_name(chance: random.Random) -> str:
    """One name; two people may have the same, as in life."""
    names = chance.choice(_NAMES)
    return names.order.format(given=chance.choice(names.given), family=chance.choice(names.family))
