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
confidence-mixed = How sure: { $confidence }, except where it says otherwise
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
also-womens-team = Or the women’s team?
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
miss-words = Nothing was found for “{ $typed }”.
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
name-in-year-unknown = The team’s name in { $year } is not recorded here, those from { $first } to { $last } are.
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

## Searching

found-title = Found for “{ $typed }”
found-instead = Also looked for, where nothing was written as typed: { $words }
choose-found = Open one of these …
found-kind-series = series
found-kind-season = season
found-kind-episode = episode
found-kind-rider = rider
found-kind-person = around the race
found-kind-team = team
found-kind-quote = quote
found-kind-event = event
found-kind-contradiction = where sources disagree
found-kind-gap = not found out
found-kind-topic = topic
found-kind-edition = edition
found-kind-stage = stage
found-gap = Looked for and not found
found-topic = { $quotes ->
    [0] No quote
    [one] { $quotes } quote
   *[other] { $quotes } quotes
  }, { $events ->
    [0] no event
    [one] { $events } event
   *[other] { $events } events
  }
found-days = { $start } to { $end }
found-winner = winner: { $name }
found-vacant = no winner: the result was annulled

## Help and about

help-title = What you can ask
help-intro = Names may be misspelt, old or short. Every answer says where it comes from and how sure it is.
help-season = the series, or one of its seasons
    .example = /season number:1
help-episode = an episode
    .example = /episode episode:s1e2
help-team = a team, under any name it ever bore
    .example = /team team:jumbo
help-rider = a rider and the record at the Tour
    .example = /rider rider:van aert
help-who = anyone else of the race or the series
    .example = /who person:Niermann
help-quote = what somebody said
    .example = /quote person:Marion Rousse
help-timeline = what happened when
    .example = /timeline about:2025
help-search = words or a plain question, over everything
    .example = /search words:alpe d’huez 2022
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
    About people it keeps only what they tell it: see /privacy, which also deletes it.
    What you type is used for the answer and then forgotten; only what matched nothing is counted, without you.
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

## Servers

show-me = Show me
switched-off = The moderators have switched this command off here.
silent-here = The moderators keep Musette silent in this channel. Ask in another one, or in a private message to Musette.
not-kept-locked = Nothing was changed: what is kept is locked at the moment. Try again in a minute.
not-kept-read-only = Nothing was changed: the bot may not write where it keeps things. Its host has to look after that.
not-kept-full = Nothing was changed: the disk of the bot’s host is full.
not-kept-damaged = Nothing was changed: the file that things are kept in is damaged. The bot’s host has to put a backup in its place.
not-kept-failed = Nothing was changed: the disk of the bot’s host failed to write.
unreadable = What is kept about this cannot be read at the moment. Try again in a minute.
too-many = You are asking faster than I can tell a person from a script. Wait a few seconds, then go on.
stopping = I am being restarted. Ask again in a minute.

settings-title = Settings of this server
settings-intro = Choose below what to change. Every change takes effect at once.
settings-line = { $name }: **{ $value }** ({ $origin })
settings-channel-line = { $channel } · { $name }: **{ $value }**
settings-now = { $name }: { $value }
settings-choose-part = What to change …
settings-choose-channel = Which channel …
settings-as-server = As in the rest of the server
settings-back = Overview
settings-numbers = Write numbers …
settings-preview = Post a preview now
settings-changed = { $name }: { $new } (was: { $old })
settings-flagged = Discord marks this channel for spoilers, so results are open in it.
settings-flagged-line = Marked for spoilers on Discord, so open for results: { $channels }
settings-silent = Musette does not answer in this channel.
settings-private = In this channel only the one who asks sees the answer.
settings-part-language = Language
settings-part-visibility = Who sees answers
settings-part-channels = Where Musette answers
settings-part-spoilers = Spoilers
settings-part-commands = Commands
settings-part-daily = Daily post
settings-part-look = Look of cards
settings-part-channel = One channel differently
settings-about-language = “Automatic” is the language of the server on Discord, else that of the one who asks. Private answers always speak the reader’s language.
settings-about-visibility = “Private outside chosen channels” needs the channels in which answers are public.
settings-about-channels = Without chosen channels, Musette answers everywhere but in the silent ones. /settings, /privacy, /help and /about always answer.
settings-about-spoilers = What is covered has a button that shows it to the one who presses, and to nobody else.
settings-about-commands = Choose the commands to switch off.
settings-about-daily = One post a day, some minutes after the full hour. It keeps to the spoiler policy of its channel.
settings-about-look = Plain cards have no colour and no emoji: better for screen readers.
settings-about-channel = A channel can have its own language and its own spoiler policy.
settings-hint-spoiler-hours = Hours that a result stays covered, 1 to 720
settings-hint-daily-hour = Full hour, 0 to 23
settings-hint-daily-zone = A zone such as Europe/Paris
settings-history = Changes in the last 90 days
settings-history-line = { $day } · { $who } · { $what }
settings-history-empty = Nothing was changed.
former-moderator = a former moderator
settings-reset-title = Back to the defaults?
settings-reset-all = This sets everything in this server back to the default, channels included. The second button also deletes the history, and with it everything that Musette keeps about this server.
settings-reset-yes = Reset all settings
settings-forget-server = Delete everything
settings-reset-done = { $count ->
    [0] Nothing had been changed: the default holds.
    [one] { $count } setting is back at its default.
   *[other] { $count } settings are back at their defaults.
  }
settings-forgotten = Everything that was kept about this server is deleted. The defaults hold.
settings-in-servers = /settings is for servers: use it in one.
settings-not-installed = Musette is not installed in this server. Somebody who may manage the server has to add it first.
panel-not-yours = This panel was opened for somebody else. Open your own with /settings panel.
no-setting = There is no setting called { $name }.
bad-value = This cannot be used: “{ $typed }”. Nothing was changed.

setting-language = Language
setting-visibility = Visibility of answers
setting-public-channels = Channels with public answers
setting-answering-channels = Channels where Musette answers
setting-silent-channels = Channels where Musette is silent
setting-spoilers = Spoilers
setting-spoiler-hours = Results stay covered for
setting-switched-off = Commands switched off
setting-daily-channel = Channel of the daily post
setting-daily-hour = Hour of the daily post
setting-daily-zone = Time zone
setting-daily-what = Content of the daily post
setting-look = Look of cards
origin-default = default
origin-server = chosen for the server
origin-channel = chosen for this channel
value-default = default, { $value }
value-language-auto = automatic
value-language-en = English
value-language-fr = French
value-visibility-public = public
value-visibility-private = private
value-visibility-chosen = private outside chosen channels
value-public-channels-none = none
value-answering-channels-none = all
value-silent-channels-none = none
value-spoilers-open = open
    .detail = Nothing is covered
value-spoilers-recent = cover recent results
    .detail = Results younger than the hours chosen
value-spoilers-careful = careful
    .detail = Recent results, and what the seasons of the series tell
value-spoilers-sealed = sealed
    .detail = Every result, however old, and what the seasons tell
value-spoiler-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }
value-switched-off-none = none
value-daily-channel-none = none, so no daily post
value-daily-hour = { $hour }:00
value-daily-what-quote = a quote
value-daily-what-day = on this day
value-daily-what-both = a quote and what happened on this day
value-look-accent = with colour
value-look-plain = plain, for screen readers

preflight-title = What Musette may do
preflight-line = { $channel }: { $told }
preflight-fine = all that is needed
preflight-missing = missing: { $names }
preflight-gone = this channel is gone, or Musette cannot see it
preflight-grant = To grant it: channel settings → Permissions → add Musette → allow what is missing. Answers to commands need no permission.
preflight-no-member = Musette answers commands here, but is no member of the server, so it cannot post by itself. Add it again with the scope “bot”.
preflight-no-daily = No channel is chosen for the daily post.
permission-view-channel = View Channel
permission-send-messages = Send Messages
daily-stopped-permission = The daily post stopped, because Musette may no longer post in its channel. Grant what is missing, then choose the channel again.
daily-stopped-channel = The daily post stopped, because its channel is gone. Choose another one.

help-settings = how Musette behaves in a server, for its moderators
    .example = /settings panel

report = Report a mistake
report-wrong = What is wrong?
report-source = Where does it stand right?
report-source-hint = A link or a title; may stay empty
report-thanks = Thank you. It is kept for those who correct the facts; /privacy shows and deletes it.
report-enough = You have reported three mistakes within a day: thank you. Please send the next one tomorrow.
named-title = Named in this message
nobody-named = No rider, team or person that Musette knows is named in this message.
privacy-title = What is kept about you
privacy-nothing = Nothing is kept about you.
privacy-watched = { $count ->
    [one] You said to have seen season { $seasons }.
   *[other] You said to have seen seasons { $seasons }.
  }
privacy-watched-kept = Kept until you delete it.
privacy-reports = { $count ->
    [one] You reported { $count } mistake.
   *[other] You reported { $count } mistakes.
  }
privacy-reports-kept = Kept for one year, or until you delete it.
privacy-changes = { $count ->
    [one] You changed { $count } setting of a server.
   *[other] You changed { $count } settings of servers.
  }
privacy-changes-kept = Kept for 90 days. When you delete it, the change stays, made by “a former moderator”.
privacy-delete = Delete all of it
privacy-deleted = Everything that was kept about you is deleted.
privacy-policy = What is kept in all
privacy-document = Privacy
terms-document = Terms
watched-title = Seasons you have seen
watched-seen = { $count ->
    [one] Season { $seasons }: nothing of it is covered in private answers.
   *[other] Seasons { $seasons }: nothing of them is covered in private answers.
  }
watched-none = None so far. Say so with /watched, and nothing of a season is covered in private answers any more.
watched-kept = Kept with your user id until you take it back or use /privacy.
help-watched = which seasons you have seen: they open in your private answers
    .example = /watched season:1
help-privacy = everything that is kept about you, and its deletion
    .example = /privacy

season-tour-covered = It covers the Tour of { $year } ({ $edition }th edition, { $start } to { $end }). Who won is covered.
covered-text = What this tells is covered.
covered-note = Results may be covered or left out here. “Show me” answers you alone, with nothing covered.

daily-title = { $day }
daily-on-this-day = On this day
daily-nothing = Nothing is known for this day.
preview-posted = A preview is posted in { $channel }.
preview-failed = Musette could not post in the channel of the daily post. /settings check says what is missing.

## Pictures

time-long = { $hours }:{ $minutes }:{ $seconds }
gap-hours = +{ $hours }:{ $minutes }:{ $seconds }
gap-minutes = +{ $minutes }:{ $seconds }
picture-gaps-title = { $edition }: the gaps
picture-gaps-note = Final general classification, gaps to first place
picture-gaps-vacant = Gaps to a rider disqualified since; nobody has the win
picture-gap-unknown = gap unknown
picture-disqualified = disqualified
picture-places-note = Final places, { $race } { $years }
picture-duel-title = { $first } and { $second }
picture-duel-note = { $shared ->
    [0] { $race }: no Tour in common
    [one] { $race }: one Tour in common, score { $score }
   *[other] { $race }: { $shared } Tours in common, score { $score }
  }
picture-told = { $what }: { $years }
picture-mark-win = Win
picture-mark-podium = Second or third
picture-mark-top-ten = Top ten
picture-mark-beyond = Out of the top ten
picture-mark-absent = Not finished or not ridden
picture-mark-disqualified = Disqualified
picture-mark-covered = May be covered
picture-mark-not-held = Not held
picture-mark-break = Years left out
## The Tour

race-tdf = Tour de France
race-tdff = Tour de France Femmes
stage-number = stage { $number }
stage-prologue = prologue
stage-type-flat = flat
stage-type-hilly = hilly
stage-type-medium-mountain = medium mountains
stage-type-mountain = mountains
stage-type-itt = individual time trial
stage-type-mtt = mountain time trial
stage-type-ttt = team time trial
stage-type-unknown = type not known
stage-status-vacated = result annulled later
stage-status-annulled = stage annulled
stage-status-cancelled = stage cancelled
stage-status-neutralised = stage neutralised
stage-status-stopped = stage stopped on the road
stage-status-disqualified = disqualification
stage-status-unknown = result not known here
jersey-lead = Race leader
jersey-climber = Leader of the mountains classification
jersey-yellow = Yellow jersey
jersey-points = Green jersey (points)
jersey-mountains = Polka-dot jersey (mountains)
jersey-youth = White jersey (young riders)
classification-points = Points classification
classification-mountains = Mountains classification
classification-youth = Young rider classification
rank = { $form ->
    [one] { $rank }st
    [two] { $rank }nd
    [few] { $rank }rd
   *[other] { $rank }th
  }
rank-feminine = { $form ->
    [one] { $rank }st
    [two] { $rank }nd
    [few] { $rank }rd
   *[other] { $rank }th
  }
same-time = same time
worn-by = { $what }, worn by { $name }
held-by = { $what }: { $name }
femmes = Femmes
disputed-in = sources differ: { $what }
disputed-rank = on the place
disputed-rider = on who it was
disputed-missing = one of them does not have it

edition-button = Tour { $year }
femmes-button = Femmes { $year }
edition-line = { $rank } edition, from { $start } to { $end }
edition-stages = { $count ->
    [one] { $count } stage, { $km }
   *[other] { $count } stages, { $km }
  }
edition-stages-prologue = { $count ->
    [one] A prologue and { $count } stage, { $km }
   *[other] A prologue and { $count } stages, { $km }
  }
edition-halves = half-stages counted one by one
edition-riders-unknown = How many started and finished is not known here
edition-started = { $count } riders started
edition-started-unknown = How many started is not known here
edition-finished = { $count } finished
edition-finished-unknown = how many finished is not known here
edition-won = Won by **{ $winner }**
edition-stripped = { $name } lost the win afterwards.
edition-vacant = **No winner.** { $name } was first on the road and lost the win; nobody has been put in that place.
edition-unknown = **No result is known here.**
edition-announced = **No result is known here**, only the course as it was announced.
edition-covered = Who won, and in what place the others finished, is covered.
final-classification = Final general classification
classification-button = Full classification
classification-title = { $edition } · final classification
place-vacant = **1.** *vacant*
placed-out = Disqualified afterwards: { $names }
decided-on-points = Decided on points: there are no times.
gaps-to-road = The gaps are to { $name }, first on the road.
no-classification = No final classification of this edition is known here.
classification-covered = The final classification is covered.
final-jerseys = Other classifications
stages-title = Stages
teams-placed = Teams with a rider in the final classification
teams-national = National teams
choose-stage = A stage …
choose-more-stages = A later stage …
choose-rider = A rider …

stage-title = { $stage } · { $edition }
stage-won = Won by **{ $name }**
stage-won-together = Dead heat: **{ $names }** won together
stage-won-by-team = Won by the team **{ $name }**
stage-no-winner = **No winner:** { $status }
stage-no-winner-why = **No winner:** { $status }; { $why }
stage-lost = **No winner any more.** { $name } won on the road and lost the win: { $why }
stage-unknown = **No result is known here:** { $why }
stage-covered = Who won, and who wore which jersey after it, is covered.
jerseys-after = After the stage
stage-told-in = Told in { $episode }, { $title }

miss-stage = No stage fits “{ $typed }”. Write a year with a number, or with a place where it starts or finishes: “2022 alpe”.
ambiguous-many = “{ $typed }” fits { $count } stages: add a year, a number or a place.
tour-war = There was no Tour de France in { $year }: it was not held from { $first } to { $last }, because of the war.
tour-before = There was no Tour de France in { $year }: the first was that of { $first }.
tour-not-yet = The Tour de France { $year } is not known here: the last one is that of { $last }.
femmes-before = There was no Tour de France Femmes in { $year }: the first was that of { $first }. Earlier women’s Tours went by other names, and are not known here.
femmes-not-yet = The Tour de France Femmes { $year } is not known here: the last one is that of { $last }.
no-stage-number = The Tour de France { $year } has no stage { $number }: the last one is stage { $last }.
femmes-no-stage-number = The Tour de France Femmes { $year } has no stage { $number }: the last one is stage { $last }.
no-prologue = The Tour de France { $year } had no prologue: its last stage is stage { $last }.
femmes-no-prologue = The Tour de France Femmes { $year } had no prologue: its last stage is stage { $last }.
help-tour = an edition of the Tour
    .example = /tour year:2003
help-stage = a stage: its route, who won, who wore which jersey
    .example = /stage stage:2022 alpe

## Records and days

annal-tours = Most Tours won
    .alias = wins | victories | Tour wins | overall wins | tours won | winners | champions
annal-stages = Most stage wins
    .alias = stages | stage wins | stage victories | stages won
annal-yellow = Most days in yellow
    .alias = yellow | yellow jersey | days in yellow | days in the yellow jersey | leader’s jersey | maillot jaune
annal-finished = Most Tours finished
    .alias = finished | finishes | Tours finished | participations | most Tours ridden
annal-podiums = Most podiums
    .alias = podium | podiums | top three
annal-last = Most last places
    .alias = lanterne rouge | lanternes rouges | last | last place | last places | red lantern
annal-points = Most points classifications
    .alias = points | green | green jersey | green jerseys | sprinters
annal-mountains = Most mountains classifications
    .alias = mountains | polka dot | polka-dot jersey | king of the mountains | kom | climbers
annal-youth = Most young rider classifications
    .alias = youth | white | white jersey | white jerseys | best young rider | young riders
annal-haul = Most stages won in one Tour
    .alias = most wins in one Tour | most stages in one edition | stages in one Tour | most stage wins in a single Tour
annal-youngest = Youngest winners
    .alias = youngest | youngest winner | young winners
annal-oldest = Oldest winners
    .alias = oldest | oldest winner | old winners
annal-youngest-stage = Youngest stage winners
    .alias = youngest stage winner | youngest stage
annal-oldest-stage = Oldest stage winners
    .alias = oldest stage winner | oldest stage
annal-closest = Closest winning margins
    .alias = closest | closest margin | smallest gap | smallest margin | narrowest | margins
annal-widest = Widest winning margins
    .alias = widest | largest margin | biggest gap | biggest margin | largest gap
annal-longest = Longest Tours
    .alias = longest | longest edition | longest Tour
annal-shortest = Shortest Tours
    .alias = shortest | shortest edition | shortest Tour
annal-longest-stage = Longest stages
    .alias = longest stage
annal-shortest-stage = Shortest stages
    .alias = shortest stage | shortest prologue
annal-hosts = Most frequent finishes
    .alias = hosts | host towns | towns | cities | stage towns | finishes | places | venues
annal-nations-tours = Tours won by country
    .alias = countries | nations | by nation | wins by country | wins by nation | Tours by nation
annal-nations-stages = Stage wins by country
    .alias = stages by country | stage wins by nation | stages by nation
annal-nations-yellow = Days in yellow by country
    .alias = yellow by country | days in yellow by nation | yellow by nation
miss-annal = There is no list of records called “{ $typed }”.
no-race = There is no such race: choose the Tour de France or the Tour de France Femmes.
annals-title = Records · { $race }
annal-known-ages = { $annal } (of known birth dates)
annal-title = { $annal } · { $race }
annal-of-country = { $annal } · { $race } · { $country }
annal-empty = Nothing that can be shown here stands in this list.
annal-rank = { $rank }.
annal-rank-tied = { $rank }=
annal-first = { $annal }: **{ $names }**, { $value }
annal-more-tied = And { $count } more with the same.
annal-age = { $years } years, { $days ->
    [one] { $days } day
   *[other] { $days } days
  }
annal-margin = { $year }: { $first } ahead of { $second }
annal-unsure = { $years }: unverified
annal-choose = Another list …
annal-other-race = The same: { $race }
annal-note-annulled = Results that were annulled afterwards count for nobody: from 1999 to 2005 the Tour has no winner.
annal-note-stages = A dead heat counts for both riders, a team time trial for no rider, an annulled result for nobody.
annal-others = { $count ->
    [one] { $count } other
   *[other] { $count } others
  }
annal-named-in = { $name } ({ $year })
annal-note-age = The age is that of the last day of the Tour, or of the day of the stage. A rider stands here once. An age called unverified rests on a birth date that no source here supports.
annal-unknown-births = { $count ->
    [one] Of { $count } rider no birth date is known here.
   *[other] Of { $count } riders no birth date is known here; most of these rode before 1980. They are missing.
  }
annal-note-winner = Only Tours that have a winner are compared.
annal-unknown-times = { $count ->
    [one] { $count } Tour has no gap in time.
   *[other] { $count } Tours have no gap in time: those from 1905 to 1912 were decided on points.
  }
annal-note-yellow = Days on which a rider led the race after a stage. A day with two half-stages counts once. What was annulled counts for nobody.
annal-note-yellow-before = There is a yellow jersey since 1919: days in the lead before count as well.
annal-note-last = The lanterne rouge is the last of those who were classified.
annal-note-finished = Whoever was disqualified afterwards has not finished.
annal-unknown-no-nation = { $count ->
    [one] Of { $count } rider no nationality is known here.
   *[other] Of { $count } riders no nationality is known here.
  }
annal-note-lengths = Lengths are those of the whole route, as the sources give them.
annal-note-hosts = Half-stages count each. Quarters of a town count for the town where the sources name it first.
annal-note-nations = By the last nationality that is known of a rider; some had another when they won. A dead heat counts once for a country.

day-title = On this day · { $day }
day-in-year = In { $year }
day-years-before = { $years } years before, in { $year }
day-other-years = In other years
day-born = Born on this day
day-birth = { $year }: { $name }
day-start = Start of the { $edition } { $race }
day-end = End of the { $edition } { $race }
day-line = { $what }: { $result }
day-stage = { $stage }, { $route }
day-won = won by { $name }
day-won-overall = won by { $name }
day-today = Today
day-yesterday = Yesterday
day-tomorrow = Tomorrow
day-suggested = { $relative }: { $day }
day-won-together = won by { $names } in a dead heat
day-vacant = it has no winner: the result was annulled
day-covered = result covered
day-lost = result of { $name } annulled later
day-quiet = No stage was ever ridden on this day, and nothing else is known of it.
day-quiet-born = No stage was ever ridden on this day.
day-nearest = The nearest days with something to tell:
day-also-read = Or { $day }?
day-more = All of this day
no-day = “{ $typed }” is no day that can be understood. Write it like “14 July”, “14/07”, “07-14”, “1989-07-23”, “today” or “yesterday”.
help-records = who has most of something, the youngest, the closest, the longest
    .example = /records what:yellow jersey
help-onthisday = stages and events of a day in other years
    .example = /onthisday date:14 July
reload-done-title = Reloaded
reload-done = Facts { $version } are served, after { $before }. It took { $seconds } s.
reload-preview-title = What would change
reload-preview = Nothing was changed: facts { $version } stay.
reload-refused-title = Not reloaded
reload-refused = { $count ->
    [one] { $count } fault was found. Nothing was changed: facts { $version } stay.
   *[other] { $count } faults were found. Nothing was changed: facts { $version } stay.
  }
reload-kind = { $kind }: { $added } added, { $changed } changed, { $removed } removed
reload-files = Files that differ: { $names }
reload-nothing = Nothing differs.
reload-added = new
reload-removed = gone
reload-registered = The changed commands are registered with Discord.
reload-elsewhere = The configured facts.db may not be written: the new one is in the data folder, and the next start takes it.
reload-cards = { $count ->
    [one] { $count } card was drawn before, in both languages, without a fault.
   *[other] { $count } cards were drawn before, in both languages, without a fault.
  }
reload-busy = Another reload is under way. Try again when it has ended.
rollback-title = Rolled back
rollback-nothing = Nothing was reloaded since the start, so there is nothing to go back to.
admin-not-yours = This is for whoever runs Musette: the owner of the application and its team.
admin-in-a-dm = /admin works in a direct message with the bot only.
admin-in-its-server = /admin works in the admin server only.
status-title = Status
status-facts = Facts { $version } of { $day } · { $records } records
status-reloads = { $count ->
    [one] { $count } reload since the start
   *[other] { $count } reloads since the start
  }
status-up = Up for { $days } d { $hours } h { $minutes } min
status-gateway = Gateway: { $shards }
status-shard = shard { $shard } { $milliseconds } ms
status-servers = { $count ->
    [one] In about { $count } server
   *[other] In about { $count } servers
  }
status-memory = Memory: { $megabytes } MB
status-data = guilds.db: { $kilobytes } KB
status-backup = Last backup: { $moment }
status-no-backup = No backup was made yet with `python -m bot backup`.
status-answers = { $count ->
    [one] { $count } answer in the last hour: half within { $half } ms, 95 % within { $most } ms, 99 % within { $nearly } ms
   *[other] { $count } answers in the last hour: half within { $half } ms, 95 % within { $most } ms, 99 % within { $nearly } ms
  }
status-misses = What was typed most often in 30 days and matched nothing:
status-no-misses = In 30 days nothing was typed that matched nothing.
status-misses-off = What is typed and matches nothing is not counted.
status-errors = The last unforeseen errors, with the reference in the log:
status-no-errors = No unforeseen error since the start.
reports-title = Reported mistakes
reports-none = No mistake is reported.
reports-about = Report { $number } of { $day }, about `{ $question }`, seen in facts { $version }
reports-accepted = Accepted: it is to be corrected in facts/.
reports-accept = Accept
reports-reopen = Not accepted yet
reports-reject = Reject
reports-export = Export as a patch
report-gone = This report is gone: whoever sent it has deleted it.
## What riders and teams did

palmares-won = { $count ->
    [one] Tour won: { $years }
   *[other] Tours won: { $count } ({ $years })
  }
palmares-stages = Stage wins: { $count }
palmares-yellow = Days in yellow: { $days }
palmares-yellow-stages = Days in yellow: { $days }, after { $stages } stages and half-stages
palmares-led = Days in the lead: { $days }
palmares-led-stages = Days in the lead: { $days }, after { $stages } stages and half-stages
palmares-years = { $name }: { $years }
palmares-year = { $year }: { $what }
palmares-finished = { $race }, finished { $count ->
    [one] once: { $place } ({ $years })
   *[other] { $count } times; best place: { $place } ({ $years })
  }
palmares-podiums = On the podium: { $podiums } · in the top ten: { $tens }
palmares-stripped = { $count ->
    [one] Won, and taken away since: the Tour of { $years }
   *[other] Won, and taken away since: { $count } Tours ({ $years })
  }
palmares-annulled = { $count ->
    [one] Place annulled since: { $years }
   *[other] Places annulled since: { $years }
  }
palmares-vacated = { $count ->
    [one] Stage win annulled since: { $count }
   *[other] Stage wins annulled since: { $count }
  }
palmares-yellow-annulled = In the lead in Tours annulled since: after { $count ->
    [one] { $count } stage
   *[other] { $count } stages
  }
palmares-places = Final places
palmares-place-team = { $place }, { $team }
palmares-places-note = Withdrawals are not recorded here.
palmares-no-place = result annulled
palmares-wins = Stage wins
palmares-wins-note = Individual wins, dead heats included: a team time trial is won by the team.
palmares-wins-lost = Stage wins annulled since
palmares-dead-heat = dead heat with { $name }
palmares-jerseys = Jerseys
palmares-worn = { $name }: worn after { $count ->
    [one] { $count } stage
   *[other] { $count } stages
  }
palmares-worn-note = Who wore these after each stage is known here since { $year }.
palmares-timed = time trial
compare-title = { $one } – { $other }
compare-line = { $what }: { $one } – { $other }
compare-won = Tours won
compare-podiums = Podiums
compare-top-tens = In the top ten
compare-stages = Stage wins
compare-yellow = Days in yellow
compare-finished = Tours finished
compare-stripped = Tours won, and taken away since
compare-best = Best place
compare-shared = Tours that both finished
compare-tally = { $count ->
    [one] One Tour. Ahead: { $one }, { $other }
   *[other] { $count } Tours. Ahead: { $one }, { $other }
  }
compare-ahead = { $name } { $count ->
    [one] once
   *[other] { $count } times
  }
compare-met = { $one }, { $other }
compare-none = There is no Tour that both finished.
compare-races = They rode different races: the { $one } and the { $other }.
compare-nothing = Of { $name }, nothing at the Tour is known here that could be compared.
compare-same = { $name } twice: choose another rider to compare with.
choose-year = A year …
help-compare = two riders, head to head
    .example = /compare rider:hinault other:lemond
choose-edition = A Tour …
team-in-year = { $team } ({ $year })
nationality-history = { $first }, then { $then }
namesake-years = { $count ->
    [one] Tour { $years }
   *[other] Tours { $years }
  }
namesake = { $name } ({ $about })
team-line-up = In the Tour of { $year }
team-line-up-women = In the Tour de France Femmes of { $year }
team-line-up-note = Finishers only, in the order of their places: withdrawals are not recorded here.
team-line-up-unknown = No rider of this team is known here to have finished the Tour of { $year }.
team-finishers = { $count ->
    [one] { $count } rider at the finish
   *[other] { $count } riders at the finish
  }
team-year-won = { $count ->
    [one] { $count } stage
   *[other] { $count } stages
  }
team-record = At the Tour, by year
team-record-note = The best of those who finished, and the stages that these or the team won together. A stage won by somebody who did not finish is not counted here.
team-totals = Tours won by its riders: { $tours } · stages: { $stages }
team-nobody = nobody kept a place
team-year-annulled = annulled since: { $names }
tour-none = No edition is known here.
