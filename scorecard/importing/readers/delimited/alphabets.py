"""The letters beyond ASCII that languages write with, under the single-byte encodings that are theirs."""

from __future__ import annotations

_WESTERN = (
    "äüöß",  # German
    "éèàêçôîùâûœëïüæ",  # French
    "óáíéñúü",  # Spanish
    "ãçáéíóêõâôúà",  # Portuguese
    "àèòùéìíó",  # Italian
    "åäöøæé",  # Scandinavian and Finnish
    "ëéïóü",  # Dutch
)

ALPHABETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", _WESTERN),
    (
        "cp1250",
        (
            "łżęąóśćńź",  # Polish
            "íáěéýčřšžůúťóďň",  # Czech
            "áíéčšýžúľťóňôďäĺŕ",  # Slovak
            "áéöóőíüúű",  # Hungarian
            "ăîâţş",  # Romanian
            "čšžćđ",  # Croatian, Slovene
        ),
    ),
    (
        "cp1251",
        (
            "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",  # Russian, Bulgarian
            "оаниіветрсклудмпязьбгйчхжцшюїєщфґ",  # Ukrainian
            "аиоенрсјтукдвлмпзбгшчљцжћњхђџф",  # Serbian
        ),
    ),
    ("cp1254", ("ıiüşçöğâîû",)),  # Turkish, i for İ
    ("cp1252", ("áíðéóæöþúý",)),  # Icelandic, whose own letters stand where the Turkish ones do
    (
        "cp1256",
        (
            "اليمنرتوبةدسعهفقكحجطخصشضزثذظغئىءأإؤآ،؛؟ـًٌٍَُِّْ",  # Arabic
            "اينردوتهمبشسلزکكخفگقحپجعطچصضغذثظژءئأآ،؛؟\u200c",  # Persian
        ),
    ),
    ("cp1253", ("αοιετσνηυρπκμλςωίόάδέγήθχύώφβξζψϊϋΐΰ",)),  # Greek
    ("cp1255", ("יוהלאתרבםמשנחדקפעגטכצזסןךףץ",)),  # Hebrew
    (
        "cp1257",
        (
            "ėšžųįąūčę",  # Lithuanian
            "āīēšņūļžčģķ",  # Latvian
            "äõüöšž",  # Estonian
        ),
    ),
    ("mac_roman", _WESTERN),
    ("cp850", _WESTERN),  # DOS
)
"""Letters from the most used on, encodings from the most usual on: the first of several that fit is taken."""
