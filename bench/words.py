"""Sentences about a coast that is not on any map: German ones for articles, English ones for claims and briefings."""

from __future__ import annotations

import random

SPACE = "\u00a0"
"""No-break, as printers put it between a number and its unit."""

_OFFICES = (
    "das Hafenamt",
    "die Fährgesellschaft Nordlicht",
    "der Kanalrat",
    "die Lotsenkammer",
    "das Seezeichenamt",
    "der Deichverband",
    "die Werft Hallig & Söhne",
    "das Ministerium für Verkehr",
    "die Küstenwache",
    "der Fischereiverein",
    "die Schleusenaufsicht",
    "das Institut für Strömungslehre",
)
_THINGS = (
    "die neue Fähre",
    "der Ausbau des Kanals",
    "die Vertiefung der Fahrrinne",
    "der Vertrag über die Schlepper",
    "das Trockendock",
    "die Sperrung der Mole",
    "der Leuchtturm auf Grönsand",
    "die Linie über den Sund",
    "die Ladung Getreide",
    "das zweite Schiffshebewerk",
    "die Wartung der Bojen",
    "der Liegeplatz für Gäste",
    "die Brücke zur Insel",
    "der Tarif für Frachten",
)
_DOES = (
    "verzögert sich um Monate",
    "wird überprüft",
    "ist genehmigt worden",
    "kostet weit mehr als gedacht",
    "bleibt gesperrt",
    "geht an einen Käufer in Belmark",
    "soll noch im Herbst beginnen",
    "war nie ausgeschrieben",
    "fällt in diesem Jahr aus",
    "wurde stillschweigend geändert",
    "hängt am Wasserstand",
    "stößt bei den Fischern auf Ärger",
)
_WHY = (
    "weil das Eis länger lag als üblich",
    "obwohl die Mittel bereitstehen",
    "solange kein Gutachten vorliegt",
    "da die Lotsen fehlen",
    "nachdem drei Boote auf Grund gelaufen sind",
    "sofern der Rat zustimmt",
    "ohne dass die Anrainer gefragt wurden",
    "bevor die Stürme einsetzen",
    "damit die Frachter größer werden können",
    "während an der Nordmole gebaut wird",
)
_HOW = (
    "nach eigenen Angaben",
    "wie es im Protokoll heißt",
    "trotz früherer Zusagen",
    "ohne nähere Erklärung",
    "auf Bitten der Inselräte",
    "im zweiten Anlauf",
    "mit einer Stimme Mehrheit",
    "unter Berufung auf alte Rechte",
    "zum Ärger der Nachbarn",
    "vorbehaltlich einer Prüfung",
)
_PLACES = (
    "in Lunn",
    "am Südkai",
    "vor Grönsand",
    "auf der Reede",
    "an der Schleuse Övelgrund",
    "im Freihafen",
    "bei den Sandbänken",
    "jenseits des Sunds",
)
_NAMES = (
    *("Aske", "Birte", "Carsten", "Dörte", "Eike", "Fenja", "Gesche", "Hauke", "Inken", "Jörn"),
    *("Kirsten", "Lüder", "Maike", "Nils", "Okka", "Paul", "Rieke", "Sönke", "Tjark", "Wiebke"),
)
_FAMILIES = (
    *("Brodersen", "Clasen", "Detlefs", "Feddersen", "Götting", "Hansen-Äkerø", "Ingwersen", "Jürgensen", "Ketels"),
    *("Lührs", "Momsen", "Nöldeke", "Ovesen", "Petersen", "Quedens", "Rörden", "Süderlund", "Thöming", "Volquardsen"),
)
PAPERS = (
    "Lunner Bote",
    "Sundzeitung",
    "Der Lotse",
    "Hafenblatt Övelgrund",
    "Küstenkurier",
    "Inselpost",
    "Kanalrundschau",
)

_WHO = ("The harbour office", "The ferry company", "The canal council", "The shipyard", "The coast guard", "The pilots")
_DEEDS = (
    "has put off the dredging of the channel",
    "has sold a ferry to Belmark",
    "will close the mole for repairs",
    "has raised the freight rates",
    "has let the contract for the tugs lapse",
    "is to build a second lift for ships",
    "has lost its licence for the sound",
    "has turned down the islands' petition",
    "wants the lighthouse on Grönsand kept",
    "has paid more for the dry dock than planned",
)
_SINCE = (
    "because the ice lay long",
    "although the money is there",
    "before the autumn storms",
    "after three boats ran aground",
    "without asking the islands",
    "as long as no survey is at hand",
    "against the advice of the pilots",
    "on the word of the council alone",
)


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def person(chance: random.Random) -> str:
    return f"{chance.choice(_NAMES)} {chance.choice(_FAMILIES)}"


def german(chance: random.Random) -> str:
    """Return a sentence with the marks that make comparing hard: quotation marks, dashes, no-break spaces."""
    pick = chance.choice
    thing, does, why, how, place, office = map(pick, (_THINGS, _DOES, _WHY, _HOW, _PLACES, _OFFICES))
    match chance.randrange(7):
        case 0:
            return f"{capital(thing)} {does}, {why}."
        case 1:
            return f"„{capital(thing)} {does}, {why}“, sagte {person(chance)} {place}."
        case 2:
            return f"{capital(how)} rechnet {office} {place} mit {_number(chance)} – {why}."
        case 3:
            return f"{capital(office)} teilte {how} mit, {thing} koste {_number(chance)}, {why}."
        case 4:
            return f"{capital(place)} sind {_number(chance)} betroffen; {thing} {does}."
        case 5:
            return f"{person(chance)} nennt das „verlorene Zeit“: {capital(thing)} {does}, {why}."
        case _:
            return f"{capital(how)} verweist {office} auf {_number(chance)} {place}, {why}."


def english(chance: random.Random) -> str:
    """Return a statement without its full stop."""
    share = f", {chance.randint(2, 98)} per cent of it" if chance.random() < 0.3 else ""
    return f"{chance.choice(_WHO)} {chance.choice(_DEEDS)}{share}, {chance.choice(_SINCE)}"


def _number(chance: random.Random) -> str:
    match chance.randrange(4):
        case 0:
            return f"{chance.randint(2, 98)}{SPACE}%"
        case 1:
            return f"{chance.randint(1, 40)},{chance.randint(1, 9)}{SPACE}Millionen Kronen"
        case 2:
            return f"{chance.randint(2, 980)}.{chance.randint(100, 999)}{SPACE}Tonnen"
        case _:
            return f"{chance.randint(2, 90)}{SPACE}Schiffen"
