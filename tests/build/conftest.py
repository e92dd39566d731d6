"""A tiny tree of facts without fault, for the tests to break in one way each."""

from __future__ import annotations

from pathlib import Path

import pytest

NO_BREAK = "\u00a0"

FILES = {
    "sources.toml": """\
# Where the facts come from.

[source.seed001]
type = "seed"
publisher = "Le 10 Sport"
date = "2025-10-15"
url = "https://le10sport.com/cyclisme/an-article"

[source.cw]
type = "press"
publisher = "Cycling Weekly"
title = "A guide"

[source.copied]
type = "copy"
publisher = "Le Parisien"

[source.ep_s1e1]
type = "episode"
publisher = "Netflix"
episode = "s01e01"
""",
    "topics.toml": """\
[topic.race]
text.en = "the race"
text.fr = "la course"
""",
    "people.toml": """\
[person.jonas-vingegaard]
name = "Jonas Vingegaard"
rider = true
aliases = ["Vingo"]
role.en = "rider"
role.fr = "coureur"
nationality.en = "Denmark"
nationality.fr = "Danemark"
nationality.confidence = "confirmed"
nationality.sources = ["cw"]
birth_date.value = "1996-12-10"
birth_date.confidence = "unverified"
teams = ["visma"]
seasons = ["season-1"]
confidence = "confirmed"
sources = ["cw"]

[person.marc-madiot]
name = "Marc Madiot"
rider = false
role.en = "manager"
role.fr = "manager"
confidence = "unverified"
""",
    "teams.toml": """\
[team.visma]
name = "Team Visma | Lease a Bike"
aliases = ["Visma"]
country.en = "Netherlands"
country.fr = "Pays-Bas"
country.confidence = "reported"
country.sources = ["cw"]
seasons = ["season-1"]
staff = ["marc-madiot"]
riders.season-1 = ["jonas-vingegaard"]
confidence = "confirmed"
sources = ["cw"]

[team.fdj]
name = "Groupama-FDJ"
confidence = "confirmed"
sources = ["cw"]
""",
    "team_names.csv": """\
team,year,name,rode_tour,uci_code,code_confidence,sources
visma,2022,Jumbo-Visma,1,TJV,confirmed,cw
visma,2024,Team Visma | Lease a Bike,1,TVL,reported,cw|seed001
fdj,2021,Groupama-FDJ,1,GFC|FDJ,disputed,cw
fdj,2022,Groupama-FDJ,,,,unverified
""",
    "series/series.toml": """\
[series.series]
updated = "2026-11-20"
aliases = ["Unchained"]
confidence = "confirmed"
sources = ["cw"]

[fact.series-title-en]
about = "series"
key = "title-en"
value = "Unchained"
text.en = "It is called Unchained."
text.fr = "Elle s’appelle Unchained en anglais."
confidence = "confirmed"
sources = ["cw"]

[fact.series-title-fr]
about = "series"
key = "title-fr"
value = "Au cœur du peloton"
text.en = "It is called Au cœur du peloton in French."
text.fr = "Elle s’appelle Au cœur du peloton."
confidence = "confirmed"
sources = ["cw"]

[fact.series-status]
about = "series"
key = "status"
value = "ended"
text.en = "It is over."
text.fr = "Elle est finie."
confidence = "confirmed"
sources = ["seed001"]

[term.velonews]
name = "VeloNews"
aliases = ["Velonews magazine"]
confidence = "reported"
sources = ["cw"]

[gap.titles]
text.en = "The French titles."
text.fr = "Les titres français."
confidence = "unverified"
""",
    "series/season-1.toml": """\
[season.season-1]
number = 1
edition = 109
year = 2022
start = "2022-07-01"
end = "2022-07-24"
winner = "jonas-vingegaard"
winner_team = "visma"
confidence = "confirmed"
sources = ["cw"]

[fact.season-1-release]
about = "season-1"
key = "release"
value = "2023-06-08"
text.en = "It was released on 8 June 2023."
text.fr = "Elle est sortie le 8 juin 2023."
confidence = "confirmed"
sources = ["cw"]

[fact.season-1-teams]
about = "season-1"
key = "teams"
value = [
  { team = "visma", name = "Jumbo-Visma" },
  { name = "Cofidis" },
]
text.en = "One team: Visma."
text.fr = "Une équipe\u00a0: Visma."
confidence = "confirmed"
sources = ["cw"]

[fact.season-1-faces]
about = "season-1"
key = "faces"
value = ["jonas-vingegaard"]
text.en = "One face."
text.fr = "Un visage."
confidence = "reported"
sources = ["copied"]

[episode.s01e01]
season = "season-1"
number = 1
title.en = "The Grand Départ"
title_unverified.value = "Departure"
title_unverified.confidence = "unverified"
title_unverified.sources = ["cw"]
teams = ["visma"]
people = ["jonas-vingegaard"]
mentioned = ["marc-madiot"]
stages = [1, 2]
summary.en = "They start."
summary.fr = "Ils partent."
confidence = "confirmed"
sources = ["cw", "ep_s1e1"]
""",
    "series/quotes.toml": """\
[quote.q-exact]
kind = "verbatim"
person = "jonas-vingegaard"
speaker.en = "Jonas Vingegaard"
speaker.fr = "Jonas Vingegaard"
language = "fr"
text = "Quoi : rien"
translation = "What: nothing"
outlet = "Le 10 Sport"
date = "2025-10"
season = "season-1"
topic = "race"
relation = "about-series"
context.en = "Of the race."
context.fr = "De la course."
confidence = "confirmed"
sources = ["seed001"]

[quote.q-told]
kind = "reported"
team = "visma"
speaker.en = "Visma (team)"
speaker.fr = "Visma (équipe)"
original_language = "nl"
statement.en = "The team was pleased."
statement.fr = "L’équipe était contente."
outlet = "Cycling Weekly"
date = "2025"
episode = "s01e01"
topic = "race"
relation = "outside-series"
context.en = "Of the race."
context.fr = "De la course."
confidence = "reported"
sources = ["cw"]
""",
    "series/timeline.toml": """\
[event.event-2022-start]
date = "2022-07-01"
text.en = "The Tour starts."
text.fr = "Le Tour part."
topics = ["race"]
season = "season-1"
people = ["jonas-vingegaard"]
teams = ["visma"]
confidence = "confirmed"
sources = ["cw"]
""",
    "series/contradictions.toml": """\
[contradiction.contradiction-day]
topic.en = "The day"
topic.fr = "Le jour"
about = ["season-1", "visma"]
resolution.en = "The first."
resolution.fr = "Le premier."
confidence = "confirmed"

[[contradiction.contradiction-day.claim]]
text.en = "The first"
text.fr = "Le premier"
sources = ["cw"]

[[contradiction.contradiction-day.claim]]
text.en = "The second"
text.fr = "Le deux"
sources = ["copied"]
""",
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A directory of facts without fault."""
    root = tmp_path / "facts"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    (root / "README.md").write_text("How to edit these files.", encoding="utf-8")
    return root
