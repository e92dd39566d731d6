"""Each layer alone: what it finds, how it says so, and what it leaves to the others."""

import pytest

from bot.names import Names
from bot.names.cleaning import clean
from bot.names.index import Index
from bot.names.layers import Finder, Hit
from bot.names.layers.apart import Apart
from bot.names.layers.fuzzy import Fuzzy
from bot.names.layers.initials import Initials
from bot.names.layers.reordered import Reordered
from bot.names.layers.script import Script
from bot.names.layers.sounding import Sounding
from bot.names.layers.whole import Whole
from bot.names.outcome import Layer
from bot.names.packing import Keyed
from bot.names.trigrams import MOST_POSTINGS, Trigrams, pieces
from bot.records import Spelling

PEOPLE = ("rider", "person")


def best(layer: Finder, index: Index, text: str, *kinds: str) -> tuple[str, Hit] | None:
    hits = sorted(layer.find(clean(text), kinds or PEOPLE), key=lambda hit: -hit.quality)
    return (index.spellings[hits[0].entry].id, hits[0]) if hits else None


@pytest.mark.parametrize(
    ("text", "kinds", "id_", "how"),
    [
        ("tadej pogacar", PEOPLE, "tadej-pogacar", Layer.EXACT),
        ("TADEJPOGACAR", PEOPLE, "tadej-pogacar", Layer.EXACT),
        ("pogi", PEOPLE, "tadej-pogacar", Layer.ALIAS),
        ("Blaireau", PEOPLE, "bernard-hinault", Layer.ALIAS),
        ("badger", PEOPLE, "bernard-hinault", Layer.ALIAS),
        ("Stefan Kueng", PEOPLE, "stefan-kung", Layer.EXACT),
        ("jumbo visma", ("team",), "visma", Layer.FORMER),
        ("tvl", ("team",), "visma", Layer.CODE),
        ("O.N.C.E.", ("team",), "once", Layer.EXACT),
        ("l'équipe de Vaughters", ("team",), "ef", Layer.ALIAS),
        ("Giro", ("race",), "giro-d-italia", Layer.ALIAS),
        ("Mr Prologue", PEOPLE, "chris-boardman", Layer.ALIAS),
        ("Mister Prologue", PEOPLE, "chris-boardman", Layer.ALIAS),
    ],
)
def test_whole(index: Index, text: str, kinds: tuple[str, ...], id_: str, how: Layer) -> None:
    found = best(Whole(index), index, text, *kinds)
    assert found is not None
    assert found[0] == id_
    assert found[1].how is how
    assert found[1].sure


def test_whole_knows_no_slips(index: Index) -> None:
    assert best(Whole(index), index, "Pogaacar") is None


@pytest.mark.parametrize(
    ("text", "id_"),
    [("TGH", "tao-geoghegan-hart"), ("mvdp", "mathieu-van-der-poel"),
     ("V.D.P.", "mathieu-van-der-poel")],
)  # fmt: skip
def test_initials(index: Index, text: str, id_: str) -> None:
    hits = Initials(index).find(clean(text), PEOPLE)
    assert id_ in {index.spellings[hit.entry].id for hit in hits}
    assert all(hit.how is Layer.INITIALS for hit in hits)


def test_initials_of_two_words_are_none(index: Index) -> None:
    assert not Initials(index).find(clean("TP"), PEOPLE)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Pogačar Tadej", "tadej-pogacar"),
        ("pogacar", "tadej-pogacar"),
        ("Wout Aert", "wout-van-aert"),
        ("vanderpoel", "mathieu-van-der-poel"),
        ("O Connor Ben", "ben-o-connor"),
        ("Mc Nulty", "brandon-mcnulty"),
        ("J. Vingegaard", "jonas-vingegaard"),
        ("Vingegaard J", "jonas-vingegaard"),
        ("Geoghegan", "tao-geoghegan-hart"),
        ("Bernard Jean Hinault", "bernard-hinault"),
        ("Mathieu van d", "mathieu-van-der-poel"),
    ],
)
def test_reordered(index: Index, text: str, id_: str) -> None:
    found = best(Reordered(index), index, text)
    assert found is not None
    assert found[0] == id_
    assert found[1].how is Layer.REORDERED


def test_a_surname_typed_as_one_may_end_in_a_particle() -> None:
    names = [Spelling("rider", "jan-van-der-la", "Jan van der La", "Jan van der La", "name")]
    odd = Names.of(names)._index
    assert Fuzzy(odd).find(clean("Jan Vanderlla"), PEOPLE)


def test_reordered_respects_initials(index: Index) -> None:
    assert best(Reordered(index), index, "X. Pogacar") is None


def test_reordered_wants_all_words_in_one_name(index: Index) -> None:
    assert best(Reordered(index), index, "Tadej Hinault") is None


def test_a_team_by_words_of_several_years(index: Index) -> None:
    found = best(Reordered(index), index, "Jumbo Lease a Bike", "team")
    assert found is not None
    assert found[0] == "visma"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Pogarcar", "tadej-pogacar"),
        ("Vinggegaard", "jonas-vingegaard"),
        ("Bernard Hinualt", "bernard-hinault"),
        ("Matthew van der Poel", "mathieu-van-der-poel"),
        ("Tadej Pog", "tadej-pogacar"),
        ("Vingeg", "jonas-vingegaard"),
        ("Blairau", "bernard-hinault"),
        ("Matieu Vanderpol", "mathieu-van-der-poel"),
    ],
)
def test_fuzzy(index: Index, text: str, id_: str) -> None:
    found = best(Fuzzy(index), index, text)
    assert found is not None
    assert found[0] == id_
    assert found[1].how is Layer.FUZZY


def test_two_letters_of_a_short_surname_may_change_places() -> None:
    names = [Spelling("rider", "wout-van-aert", "Wout van Aert", "Wout van Aert", "name")]
    index = Names.of(names)._index
    for text, sure in (("wout van aret", True), ("wout van arit", False), ("wuot van aret", False)):
        found = best(Fuzzy(index), index, text)
        assert found is not None
        assert found[1].sure is sure, text


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Pogatcha", "tadej-pogacar"),
        ("Conefroy", "benoit-cosnefroy"),
        ("Roglitch", "primoz-roglic"),
        ("Ino", "bernard-hinault"),
        ("Jeraint Toma", "geraint-thomas"),
        ("Tibo Pino", "thibaut-pinot"),
        ("Tao Gegan Hart", "tao-geoghegan-hart"),
    ],
)
def test_sounding(index: Index, text: str, id_: str) -> None:
    found = best(Sounding(index), index, text)
    assert found is not None
    assert found[0] == id_
    assert found[1].how is Layer.SOUND


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("even poel", "remco-evenepoel"),
        ("Even a pool", "remco-evenepoel"),
        ("vinge gard", "jonas-vingegaard"),
        ("van der p", "mathieu-van-der-poel"),
    ],
)
def test_apart(index: Index, text: str, id_: str) -> None:
    found = best(Apart(index, Sounding(index)), index, text)
    assert found is not None
    assert found[0] == id_


def test_a_word_typed_apart_begins_as_it_does(index: Index) -> None:
    assert best(Apart(index, Sounding(index)), index, "tom even poel") is None


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Погачар", "tadej-pogacar"),
        ("Ван дер Пул", "mathieu-van-der-poel"),
        ("Матьё ван дер Пул", "mathieu-van-der-poel"),
        ("Джерайнт Томас", "geraint-thomas"),
        ("βαν ντερ Πουλ", "mathieu-van-der-poel"),
        ("ヴィンゲゴー", "jonas-vingegaard"),
        ("롤리치 프리모즈", "primoz-roglic"),
        ("تادي بوغاتشار", "tadej-pogacar"),
        ("ヴィンゲガード", "jonas-vingegaard"),
        ("ファンアールト", "wout-van-aert"),
    ],
)
def test_script(index: Index, text: str, id_: str) -> None:
    alphabetic = (Whole(index), Reordered(index), Fuzzy(index), Sounding(index))
    syllabic = (Whole(index), Sounding(index, syllables=True))
    found = best(Script(alphabetic, syllabic), index, text)
    assert found is not None
    assert found[0] == id_
    assert found[1].how is Layer.SCRIPT


def test_script_leaves_latin_letters_alone(index: Index) -> None:
    assert best(Script((Whole(index),), (Whole(index),)), index, "Pogačar") is None


def trigrams_of(words: list[str]) -> Trigrams:
    postings: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        for piece in pieces(word):
            postings.setdefault(piece, []).append(number)
    return Trigrams(Keyed.of(postings), len(words))


def test_trigrams_find_the_most_alike() -> None:
    words = ["pogacar", "pogba", "hinault", "pinault"]
    found = trigrams_of(words).like("pogcar")
    assert words[found[0]] == "pogacar"


def test_trigrams_read_a_bounded_number_of_postings() -> None:
    words = [f"aaa{n}" for n in range(10 * MOST_POSTINGS)]
    assert len(trigrams_of(words).like("aaaa")) <= 64
    assert trigrams_of(["pinot"]).like("zzzz") == []
