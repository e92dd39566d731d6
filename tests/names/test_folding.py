import pytest

from bot.names.folding import fold, fold_umlauts


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Søren Wærenskjold", "soren waerenskjold"),
        ("O’Connor", "o connor"),
        ("AG2R-Citroën", "ag2r citroen"),
        ("Großschartner", "grossschartner"),
        ("Włodarczyk", "wlodarczyk"),
        ("Đorđe", "dorde"),
        ("ＰＯＧＡＣＡＲ", "pogacar"),
        ("Team Visma | Lease a Bike", "team visma lease a bike"),
        ("Погачар", "погачар"),
        (
            "ヴィンゲガード",
            "ヴィンケカート".replace("ケ", "ゲ").replace("カ", "ガ").replace("ト", "ド"),
        ),
        ("\u0301\u0301", ""),
        ("🚴", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_umlauts_may_be_written_with_two_letters() -> None:
    assert fold_umlauts("Stefan Küng") == "stefan kueng"
    assert fold_umlauts("Søren") == "soeren"
    assert fold_umlauts("Pinot") == "pinot"


def test_folding_twice_changes_nothing() -> None:
    for text in ("Søren Wærenskjold", "İstanbul", "Tête de cuir", "ﬁ"):
        assert fold(fold(text)) == fold(text)
