# The words of the interface in English. fr.ftl holds the same messages; a test compares them.

## Every card

previous = Previous
next = Next ({ $page }/{ $pages })
sources = Sources
show-everyone = Show everyone
dismiss = Dismiss
source-line = { $count ->
    [one] Source
   *[other] Sources
  }: { $sources }
more-sources = and { $count } more
source-episode = episode { $episode } of the series
no-source = No source is known.
confidence-line = How sure: { $confidence }
confidence-mixed = How sure: confirmed, except where it says otherwise
facts-line = Facts of { $day } · { $version }
understood = { $name }, for “{ $typed }”
understood-former = { $spelling }, { $years }, today { $name }

confidence-confirmed = confirmed
confidence-reported = reported
confidence-rumour = rumour
confidence-superseded = superseded
confidence-unverified = unverified

## When there is no answer

also-called = Or { $name }?
did-you-mean = Did you mean one of these?
miss-title = Not found
miss-try = Try a shorter form, or pick from the suggestions while you type.
miss-empty = There was nothing to look for: write a name.
miss-team = No team is called “{ $typed }”.
miss-rider = Nobody here is called “{ $typed }”.
miss-person = Nobody here is called “{ $typed }”.
miss-episode = No episode is called “{ $typed }”.
miss-topic = Nothing here is sorted under “{ $typed }”.
miss-season = Nothing here is called “{ $typed }”.
ambiguous-title = Which one?
ambiguous = “{ $typed }” can mean several.
nothing-title = Nothing to show
no-season = There is no season { $number }: the series has { $count }.
no-quote = No quotation fits: leave out an option to find more.
no-quote-of = No quotation of { $name } is known here.
no-event = Nothing on the timeline is about { $about }.
no-record = This record is no longer there.
refusal-title = Not possible
dismiss-not-yours = Only the one who asked can dismiss this answer.
outdated-title = From an earlier version
outdated = This button or command has changed since. Ask the question again.
fault-title = Something went wrong
fault = It is not your fault. If you report it, add this number: { $reference }

## Facts

claim = { $text } · { $sources }
seasons = Seasons
episodes = Episodes
teams = Teams
timeline = Timeline
more-facts = More
sources-disagree = Where the sources disagree
choose-episode = An episode …
choose-team = A team …
choose-person = A person …
choose-record = Look further …
season-button = Season { $number }
season-choice = Season { $number } (Tour { $year })
season-title = Season { $number } · Tour de France { $year }
season-line = Season { $number }, on the { $year } Tour: out on { $day }
season-tour = It covers the Tour of { $year } ({ $edition }th edition, { $start } to { $end }), won by { $winner } ({ $team }).
stages = { $count ->
    [one] stage { $numbers }
   *[other] stages { $numbers }
  }
title-unknown = Title not known
title-unverified = { $title } (unverified title)
title-unverified-why = No solid source confirms this title.
title-french-unknown = The French title is not known; this is the English one.
episode-place = Season { $season }, episode { $number }
episode-content-unknown = What this episode tells is not known.
episode-unverified = Nothing solid was found on this episode.
in-focus-teams = Teams in focus: { $names }
in-focus-people = People in focus: { $names }
mentioned = Also shown or remembered: { $names }
in-the-race = In the race:
length-unknown = Length: not known; only the season’s total is.
in-the-series = In the series
taking-part = Taking part
part-teams-announced = Season { $season }: announced, as { $name }
part-teams = Season { $season }: under contract, as { $name }
part-teams-separate = Season { $season }: a deal of its own, as { $name }
part-teams-seen = Season { $season }: seen, as { $name }
part-refused = Season { $season }: refused, as { $name }
part-not-filmed = Season { $season }: not filmed, as { $name }
name-years = { $years }: { $name }
names-borne = Names it has borne
name-in-year = In { $year }: { $names }
name-in-year-unknown = No name is known for { $year }: those we have run from { $first } to { $last }.
code-in-year = UCI code: { $codes }
country = Country: { $country }
codes = UCI codes: { $codes }
disputed = sources differ
seasons-seen = { $count ->
    [one] Season { $seasons }
   *[other] Seasons { $seasons }
  }
followed-in-episodes = Followed in { $episodes }
followed-in = Followed in { $episode }, { $title }
mentioned-in = Seen or mentioned in { $episode }, { $title }
staff = Staff seen: { $names }
riders-seen = Riders seen in season { $season }: { $names }
not-in-series = Not seen in the series, as far as is known
quotes-button = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
  }
not-a-rider = Not one of the riders: shown all the same.
is-a-rider = A rider: /rider shows the same.
first-name-unverified = Only the surname is sourced.
nationality = Nationality: { $country }
born = Born: { $day }
teams-of-person = { $count ->
    [one] Team in the series: { $names }
   *[other] Teams in the series: { $names }
  }

## Quotes

quotation = “{ $text }”
verbatim = Word for word, as the article has it
verbatim-translated = Word for word, as the article has it; the translation is ours
reported-speech = Reported in our own words, not a quotation
outlet-first = { $outlet }, first in { $first }
said-where = { $where }, { $day }
said-season = season { $season }
said-topic = on { $topic }
relation-about-series = said about the series
relation-in-series = said in the series or a trailer
relation-outside-series = said on another subject
another-quote = Another one ({ $count })
all-quotes = All of theirs
quotes-title = { $name }, in quotes

## Timeline and sources

timeline-of = Timeline · { $about }
sources-title = Sources
sources-intro = { $count } sources support what the bot says. Weak ones are named, and not linked.
sources-of = Sources · { $name }
all-sources = All of them
not-found = Looked for and not found
type-count = { $type }: { $count }
source-type-seed = seed article
source-type-press = press
source-type-copy = copy by a third party, not linked
source-type-web = catalogue page of low weight, not linked
source-type-episode = the episode itself
source-type-data = data file
source-type-fan = fan text

## Help and about

help-title = What you can ask
help-intro = Names may be misspelt, old or short. Every answer says where it comes from and how sure it is.
help-season = the series, or one of its seasons
    .example = /season number:1
help-episode = an episode
    .example = /episode episode:s1e2
help-team = a team, under any name it ever bore
    .example = /team team:jumbo
help-rider = a rider
    .example = /rider rider:van aert
help-who = anyone else of the race or the series
    .example = /who person:Niermann
help-quote = what somebody said
    .example = /quote person:Marion Rousse
help-timeline = what happened when
    .example = /timeline about:2025
help-sources = what an answer rests on
    .example = /sources fact:season 3
help-help = this list
    .example = /help
help-about = the bot, its facts, licences and privacy
    .example = /about
about-button = About Musette
help-button = What you can ask
about-title = Musette
about-intro = The bag handed up in the feed zone: facts on the Tour de France and on the Netflix series Tour de France: Unchained, each with its source, its date and how sure it is.
about-facts = Facts { $version }, as known on { $day }: { $counts }.
about-unverified = { $count } records and parts of records rest on no solid source: they say so, or only help to understand what is typed.
about-licences-title = Licences
about-licences = The code is under the MIT licence. The compiled facts are under CC BY-SA 4.0, with credit to Wikipedia and LeTourDataSet. Not affiliated with Netflix, A.S.O. or Discord.
about-privacy-title = Privacy
about-privacy =
    The bot reads no messages: it asks Discord for no intents.
    It stores nothing about the people who use it.
    What you type is used for the answer and then forgotten.
about-version = Version { $version }
count-season = { $count ->
    [one] { $count } season
   *[other] { $count } seasons
  }
count-episode = { $count ->
    [one] { $count } episode
   *[other] { $count } episodes
  }
count-team = { $count ->
    [one] { $count } team
   *[other] { $count } teams
  }
count-person = { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
count-quote = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
  }
count-event = { $count ->
    [one] { $count } event
   *[other] { $count } events
  }
count-source = { $count ->
    [one] { $count } source
   *[other] { $count } sources
  }

## The preview

welcome-title = Welcome to the preview
welcome =
    This is the real bot in a simulated Discord. Type **/** in the field below, or press a button.
    Try `/season number:1`, `/team team:jumbo`, `/quote person:van aert`, or a name with a typo.
    You can act as four people: a fan reading English, one reading French, a moderator and the owner.
