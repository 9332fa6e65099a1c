"""The letters beyond ASCII that languages write with, under the single-byte encodings that are theirs."""

from __future__ import annotations

_WESTERN = (
    "äöüß",  # German
    "àâæçéèêëîïôœùûü",  # French
    "áéíñóúü",  # Spanish
    "àáâãçéêíóôõú",  # Portuguese
    "àèéìíòóù",  # Italian
    "åäöæøé",  # Scandinavian and Finnish
    "éëïóü",  # Dutch
)

ALPHABETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", _WESTERN),
    (
        "cp1250",
        (
            "ąćęłńóśźż",  # Polish
            "áčďéěíňóřšťúůýž",  # Czech
            "áäčďéíĺľňóôŕšťúýž",  # Slovak
            "áéíóöőúüű",  # Hungarian
            "ăâîşţ",  # Romanian
            "čćđšž",  # Croatian, Slovene
        ),
    ),
    (
        "cp1251",
        (
            "абвгдежзийклмнопрстуфхцчшщъыьэюяё",  # Russian, Bulgarian
            "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",  # Ukrainian
            "абвгдђежзијклљмнњопрстћуфхцчџш",  # Serbian
        ),
    ),
    ("cp1254", ("âçğıîöşüûi̇",)),  # Turkish
    ("cp1252", ("áðéíóúýþæö",)),  # Icelandic, whose own letters stand where the Turkish ones do
    (
        "cp1256",
        ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْـ،؛؟پچژگکں\u200c",),  # Arabic, Persian
    ),
    ("cp1253", ("αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ",)),  # Greek
    (
        "cp1257",
        (
            "ąčęėįšųūž",  # Lithuanian
            "āčēģīķļņšūž",  # Latvian
            "äõöüšž",  # Estonian
        ),
    ),
    ("mac_roman", _WESTERN),
    ("cp850", _WESTERN),  # DOS
)
"""From the most to the least usual: the first of several that fit equally well is taken."""
