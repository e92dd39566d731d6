"""What the five seed articles tell can be asked, in both languages, with names as fans type them.

Each question is asked as a command; its answer, leafed through to its end, must hold the words that
a fan would look for. A no-break space counts as a space here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from shown import buttons, card, leafed, press, text
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.preview import Simulation
from bot.records import Language
from bot.words import Say


@dataclass(frozen=True)
class Seed:
    """A question, the ways in which it is asked, and what its answer says in each language."""

    question: str
    asked: tuple[tuple[str, dict[str, Any]], ...]
    says: dict[Language, tuple[str, ...]]


SEEDS = (
    Seed(
        "Which eight teams were announced for season 1?",
        (("season", {"number": 1}), ("season", {"number": 2022})),
        dict.fromkeys(
            ("en", "fr"),
            (
                "AG2R Citroën",
                "Alpecin-Fenix",
                "Bora-hansgrohe",
                "EF Education-EasyPost",
                "Groupama-FDJ",
                "Ineos Grenadiers",
                "Jumbo-Visma",
                "Quick-Step Alpha Vinyl",
            ),
        ),
    ),
    Seed(
        "Why was UAE not in season 1?",
        (
            ("team", {"team": "UAE"}),
            ("team", {"team": "uae emirats"}),
            ("team", {"team": "UAE Team Emirate"}),
            ("season", {"number": 1}),
        ),
        {
            "en": (
                "UAE Team Emirates declined to take part in season 1",
                "The terms of taking part did not suit",
                "No need for visibility, logistics, a wish for calm in the team",
            ),
            "fr": (
                "UAE Team Emirates a refusé de participer à la saison 1",
                "Les conditions de participation ne convenaient pas",
                "Pas de besoin de visibilité, logistique, souci de calme dans l’équipe",
            ),
        },
    ),
    Seed(
        "In what words did UAE refuse?",
        (("quote", {"person": "UAE", "season": 1}), ("quote", {"person": "uae team emirats"})),
        {
            "en": ("The conditions for being protagonists of the first season were not accepted.",),
            "fr": (
                "Les conditions pour être protagonistes de la première saison",
                "n'ont pas été acceptées.",
            ),
        },
    ),
    Seed(
        "How much did a team get?",
        (("season", {}),),
        {
            "en": (
                "62,000 each",
                "not official figures",
                "VeloNews as a supposition",
                "(reported)",
            ),
            "fr": (
                "62 000 chacune",
                "pas des chiffres officiels",
                "62 000 euros de VeloNews comme une hypothèse",
                "(rapporté)",
            ),
        },
    ),
    Seed(
        "How long is an episode, and the film of France Télévisions?",
        (("season", {"number": 1}),),
        {"en": ("45 had been announced",), "fr": ("45 étaient annoncées",)},
    ),
    Seed(
        "What did France Télévisions plan?",
        (("season", {}),),
        {"en": ("52-minute format",), "fr": ("format de 52 minutes",)},
    ),
    Seed(
        "When did season 1 come out?",
        (
            ("season", {"number": 1}),
            ("timeline", {"about": "2023"}),
            ("timeline", {"about": "saison 1"}),
        ),
        {"en": ("8 June 2023",), "fr": ("8 juin 2023",)},
    ),
    Seed(
        "Which two teams are in episode 1?",
        (
            ("episode", {"episode": "s1e1"}),
            ("episode", {"episode": "saison 1 épisode 1"}),
            ("episode", {"episode": "the grand depart"}),
            ("episode", {"episode": "grand dpart"}),
        ),
        {
            "en": ("two teams", "Quick-Step", "EF Education-EasyPost"),
            "fr": ("deux équipes", "Quick-Step", "EF Education-EasyPost"),
        },
    ),
    Seed(
        "Which stages are in episode 2?",
        (
            ("episode", {"episode": "1x02"}),
            ("episode", {"episode": "season 1 episode 2"}),
            ("episode", {"episode": "Wellcome to Hell"}),
        ),
        {
            "en": ("stages 4 and 5", "Dunkirk-Calais", "cobbles from Lille to Wallers-Arenberg"),
            "fr": ("étapes 4 et 5", "Dunkerque-Calais", "pavés entre Lille et Wallers-Arenberg"),
        },
    ),
    Seed(
        "What unsettled van Aert, and what did he say of Vingegaard?",
        (
            ("quote", {"person": "van Aert"}),
            ("quote", {"person": "wout van art"}),
            ("quote", {"person": "WVA"}),
        ),
        {
            "en": (
                "It is rather unsettling that stories which did not exist were written",
                "Jonas and I are the best of friends",
                "To me, the series is out to stir things up.",
            ),
            "fr": (
                "C'est assez troublant que des histoires qui n’existaient pas aient été écrites",
                "Jonas et moi sommes les meilleurs amis",
                "Pour moi, la série vise l'agitation.",
            ),
        },
    ),
    Seed(
        "What did Niermann's compatriots understand?",
        (
            ("who", {"person": "Niermann"}),
            ("who", {"person": "Grisha Nierman"}),
            ("rider", {"rider": "niermann"}),
        ),
        {
            "en": ("Compatriots rang to tell him they now understood his job",),
            "fr": ("Des compatriotes l’ont appelé pour lui dire qu’ils comprenaient",),
        },
    ),
    Seed(
        "What converted Marion Rousse?",
        (
            ("quote", {"person": "Marion Rousse"}),
            ("quote", {"person": "marion rouse"}),
            ("quote", {"person": "rousse", "season": 1}),
        ),
        {
            "en": (
                "I didn’t use to watch Formula 1",
                "their series Formula 1: Drive to Survive won me over",
            ),
            "fr": (
                "Je ne regardais pas la Formule 1",
                "leur série Formula 1: Pilotes de leur destin m’a convertie",
            ),
        },
    ),
    Seed(
        "What are Serieys's reservations?",
        (
            ("quote", {"person": "Serieys"}),
            ("quote", {"person": "Sérieys"}),
            ("quote", {"person": "dominique serieis"}),
        ),
        {
            "en": ("it doesn’t reflect me. I am not like that", "it’s scripted, it’s edited"),
            "fr": (
                "ça ne me correspond pas. Je ne suis pas comme ça",
                "c'est scénarisé, c'est monté",
            ),
        },
    ),
    Seed(
        "When was season 3 planned, and when did it come out?",
        (("season", {"number": 3}), ("season", {"number": 2024})),
        {
            "en": ("expected season 3 in June 2025", "(superseded)", "2 July 2025"),
            "fr": ("attendait la saison 3 pour juin 2025", "(dépassé)", "2 juillet 2025"),
        },
    ),
    Seed(
        "Was it renewed, why not, and since when is that confirmed?",
        (("season", {}),),
        {
            "en": (
                "on 13 February 2025 Netflix confirmed that the third would be the last",
                "modest figures in France, the cost for producers and teams",
                "no single cause is established",
            ),
            "fr": (
                "Netflix a confirmé le 13 février 2025 que la saison 3 serait la dernière",
                "des chiffres modestes en France, le coût pour la production et les équipes",
                "aucune cause unique n’est établie",
            ),
        },
    ),
    Seed(
        "What happened to the series in 2025?",
        (
            ("timeline", {"about": "2025"}),
            ("timeline", {"about": "the end of the series"}),
            ("timeline", {"about": "fin de la serie"}),
        ),
        {
            "en": (
                "13 February 2025",
                "on the same day Netflix confirms season 3 as the final one",
            ),
            "fr": (
                "13 février 2025",
                "Netflix confirme le jour même que la saison 3 est la dernière",
            ),
        },
    ),
    Seed(
        "Will there be a series on the women's Tour?",
        (("season", {}),),
        {
            "en": (
                "In February 2025 Le Parisien reported",
                "Nothing had been announced",
                "(rumour)",
            ),
            "fr": (
                "En février 2025, Le Parisien a rapporté",
                "Rien n’avait été annoncé",
                "(rumeur)",
            ),
        },
    ),
    Seed(
        "What did Le Moënner declare?",
        (
            ("quote", {"person": "Le Moënner"}),
            ("quote", {"person": "yann le moenner"}),
            ("quote", {"person": "Yan Le Moener"}),
        ),
        {
            "en": ("This project is more than ever in keeping with our wider strategy",),
            "fr": ("Ce projet s’inscrit plus que jamais dans notre stratégie globale",),
        },
    ),
    Seed(
        "How many countries broadcast the race?",
        (("season", {}),),
        {
            "en": ("190 countries that broadcast the race", "about 190 territories"),
            "fr": ("190 pays qui diffusent la course", "environ 190 territoires"),
        },
    ),
)


def plain(shown: str) -> str:
    return shown.replace("\u00a0", " ").replace("\u202f", " ")


async def press_first(fan: MemberActor, missed: ResponseMessage) -> InteractionResult:
    """Take the first of those that may have been meant: one click more, never a second."""
    return await fan.click(missed, custom_id=next(iter(buttons(missed.components))))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.question)
async def test_a_question_of_the_seed_articles_is_answered(
    here: Simulation, fan: MemberActor, say: Say, seed: Seed
) -> None:
    for command, options in seed.asked:
        answer = card(await fan.slash(here.channel, command, **options))
        if answer.ephemeral and say("did-you-mean") in text(answer.components):
            answer = card(await press_first(fan, answer))
        assert not answer.ephemeral, (command, options, text(answer.components))
        if command == "quote":
            # One of theirs comes first, any; all of them are one press away.
            answer = card(await press(fan, answer, "ask:t:quotes/"))
        pages = plain("\n".join(await leafed(fan, answer)))
        for words in seed.says[say.language]:
            assert words in pages, (command, options, words)
