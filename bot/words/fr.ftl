# Les mots de l’interface en français. en.ftl contient les mêmes messages ; un test les compare.

## Toutes les cartes

previous = Précédent
next = Suivant ({ $page }/{ $pages })
sources = Sources
show-everyone = Montrer à tous
dismiss = Fermer
source-line = { $count ->
    [one] Source
   *[other] Sources
  } : { $sources }
more-sources = et { $count } de plus
source-episode = épisode { $episode } de la série
no-source = Aucune source connue.
confidence-line = Certitude : { $confidence }
confidence-mixed = Certitude : confirmé, sauf mention contraire
facts-line = Faits du { $day } · { $version }
understood = { $name }, pour « { $typed } »
understood-former = { $spelling }, { $years }, aujourd’hui { $name }

confidence-confirmed = confirmé
confidence-reported = rapporté
confidence-rumour = rumeur
confidence-superseded = dépassé
confidence-unverified = non vérifié

## Quand il n’y a pas de réponse

also-called = Ou { $name } ?
did-you-mean = Est-ce l’un de ceux-ci ?
miss-title = Introuvable
miss-try = Essayez plus court, ou choisissez une suggestion pendant la saisie.
miss-empty = Il n’y avait rien à chercher : écrivez un nom.
miss-team = Aucune équipe ne s’appelle « { $typed } ».
miss-rider = Personne ici ne s’appelle « { $typed } ».
miss-person = Personne ici ne s’appelle « { $typed } ».
miss-episode = Aucun épisode ne s’appelle « { $typed } ».
miss-topic = Rien n’est classé ici sous « { $typed } ».
miss-season = Rien ici ne s’appelle « { $typed } ».
ambiguous-title = Lequel ?
ambiguous = « { $typed } » peut en désigner plusieurs.
nothing-title = Rien à montrer
no-season = Il n’y a pas de saison { $number } : la série en compte { $count }.
no-quote = Aucune citation ne convient : retirez une option pour en trouver.
no-quote-of = Aucune citation de { $name } n’est connue ici.
no-event = Rien dans la chronologie ne porte sur { $about }.
no-record = Cette fiche n’existe plus.
refusal-title = Impossible
dismiss-not-yours = Seule la personne qui a posé la question peut fermer cette réponse.
outdated-title = D’une version antérieure
outdated = Ce bouton ou cette commande a changé depuis. Posez la question à nouveau.
fault-title = Un problème est survenu
fault = Vous n’y êtes pour rien. Si vous le signalez, joignez ce numéro : { $reference }

## Les faits

claim = { $text } · { $sources }
seasons = Saisons
episodes = Épisodes
teams = Équipes
timeline = Chronologie
more-facts = Autres faits
sources-disagree = Là où les sources divergent
choose-episode = Un épisode…
choose-team = Une équipe…
choose-person = Une personne…
choose-record = Voir aussi…
season-button = Saison { $number }
season-choice = Saison { $number } (Tour { $year })
season-title = Saison { $number } · Tour de France { $year }
season-line = Saison { $number }, sur le Tour { $year } : sortie le { $day }
season-tour = Elle couvre le Tour { $year } ({ $edition }e édition, du { $start } au { $end }), gagné par { $winner } ({ $team }).
stages = { $count ->
    [one] étape { $numbers }
   *[other] étapes { $numbers }
  }
title-unknown = Titre inconnu
title-unverified = { $title } (titre non vérifié)
title-unverified-why = Aucune source solide ne confirme ce titre.
title-french-unknown = Le titre français n’est pas connu ; voici le titre anglais.
episode-place = Saison { $season }, épisode { $number }
episode-content-unknown = Le contenu de cet épisode n’est pas connu.
episode-unverified = Rien de solide n’a été trouvé sur cet épisode.
in-focus-teams = Équipes suivies : { $names }
in-focus-people = Personnes suivies : { $names }
mentioned = Apparaissent aussi, ou sont évoqués : { $names }
in-the-race = Dans la course :
length-unknown = Durée : inconnue ; seul le total de la saison est connu.
in-the-series = Dans la série
taking-part = Participation
part-teams-announced = Saison { $season } : annoncée, sous le nom de { $name }
part-teams = Saison { $season } : sous contrat, sous le nom de { $name }
part-teams-separate = Saison { $season } : un accord à part, sous le nom de { $name }
part-teams-seen = Saison { $season } : montrée, sous le nom de { $name }
part-refused = Saison { $season } : a refusé, sous le nom de { $name }
part-not-filmed = Saison { $season } : pas filmée, sous le nom de { $name }
name-years = { $years } : { $name }
names-borne = Noms portés
name-in-year = En { $year } : { $names }
name-in-year-unknown = Aucun nom connu pour { $year } : ceux que nous avons vont de { $first } à { $last }.
code-in-year = Code UCI : { $codes }
country = Pays : { $country }
codes = Codes UCI : { $codes }
disputed = les sources divergent
seasons-seen = { $count ->
    [one] Saison { $seasons }
   *[other] Saisons { $seasons }
  }
followed-in-episodes = Au centre de { $episodes }
followed-in = Au centre de { $episode }, { $title }
mentioned-in = Apparaît ou est évoqué dans { $episode }, { $title }
staff = Encadrement montré : { $names }
riders-seen = Coureurs montrés dans la saison { $season } : { $names }
not-in-series = N’apparaît pas dans la série, autant qu’on le sache
quotes-button = { $count ->
    [one] { $count } citation
   *[other] { $count } citations
  }
not-a-rider = Ne fait pas partie des coureurs : voici sa fiche tout de même.
is-a-rider = Fait partie des coureurs : /coureur montre la même fiche.
first-name-unverified = Seul le nom de famille est sourcé.
nationality = Nationalité : { $country }
born = Naissance : { $day }
teams-of-person = { $count ->
    [one] Équipe dans la série : { $names }
   *[other] Équipes dans la série : { $names }
  }

## Les citations

quotation = « { $text } »
verbatim = Mot pour mot, comme dans l’article
verbatim-translated = Mot pour mot, comme dans l’article ; la traduction est de nous
reported-speech = Propos rapportés avec nos mots, ce n’est pas une citation
outlet-first = { $outlet }, d’abord dans { $first }
said-where = { $where }, { $day }
said-season = saison { $season }
said-topic = sujet : { $topic }
relation-about-series = dit à propos de la série
relation-in-series = dit dans la série ou une bande-annonce
relation-outside-series = dit sur un autre sujet
another-quote = Une autre ({ $count })
all-quotes = Tous ses propos
quotes-title = { $name }, en citations

## La chronologie et les sources

timeline-of = Chronologie · { $about }
sources-title = Sources
sources-intro = { $count } sources appuient ce que dit le bot. Les plus faibles sont nommées, sans lien.
sources-of = Sources · { $name }
all-sources = Toutes les sources
not-found = Cherché sans être trouvé
type-count = { $type } : { $count }
source-type-seed = article de départ
source-type-press = presse
source-type-copy = copie par un tiers, sans lien
source-type-web = page de catalogue de faible poids, sans lien
source-type-episode = l’épisode lui-même
source-type-data = fichier de données
source-type-fan = texte d’amateur

## L’aide et la présentation

help-title = Ce que vous pouvez demander
help-intro = Les noms peuvent être mal écrits, anciens ou courts. Chaque réponse dit d’où elle vient et à quel point elle est sûre.
help-season = la série, ou une de ses saisons
    .example = /saison numéro:1
help-episode = un épisode
    .example = /épisode épisode:s1e2
help-team = une équipe, sous tous les noms qu’elle a portés
    .example = /équipe équipe:jumbo
help-rider = un coureur ou une coureuse
    .example = /coureur coureur:van aert
help-who = toute autre personne de la course ou de la série
    .example = /qui personne:Niermann
help-quote = ce que quelqu’un a dit
    .example = /citation personne:Marion Rousse
help-timeline = ce qui s’est passé, et quand
    .example = /chronologie sujet:2025
help-sources = ce sur quoi repose une réponse
    .example = /sources fait:saison 3
help-help = cette liste
    .example = /aide
help-about = le bot, ses faits, ses licences, la vie privée
    .example = /à-propos
about-button = À propos de Musette
help-button = Ce que vous pouvez demander
about-title = Musette
about-intro = Le sac tendu aux coureurs au ravitaillement : des faits sur le Tour de France et sur la série Netflix Tour de France : Au cœur du peloton, chacun avec sa source, sa date et son degré de certitude.
about-facts = Faits { $version }, tels que connus le { $day } : { $counts }.
about-unverified = { $count } fiches ou parties de fiches ne reposent sur aucune source solide : elles le disent, ou servent seulement à comprendre ce qui est tapé.
about-licences-title = Licences
about-licences = Le code est sous licence MIT. Les faits compilés sont sous CC BY-SA 4.0, avec mention de Wikipédia et de LeTourDataSet. Sans lien avec Netflix, A.S.O. ou Discord.
about-privacy-title = Vie privée
about-privacy =
    Le bot ne lit aucun message : il ne demande aucun « intent » à Discord.
    Il n’enregistre rien sur les personnes qui l’utilisent.
    Ce que vous écrivez sert à la réponse, puis est oublié.
about-version = Version { $version }
count-season = { $count ->
    [one] { $count } saison
   *[other] { $count } saisons
  }
count-episode = { $count ->
    [one] { $count } épisode
   *[other] { $count } épisodes
  }
count-team = { $count ->
    [one] { $count } équipe
   *[other] { $count } équipes
  }
count-person = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
  }
count-quote = { $count ->
    [one] { $count } citation
   *[other] { $count } citations
  }
count-event = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
  }
count-source = { $count ->
    [one] { $count } source
   *[other] { $count } sources
  }

## La page de démonstration

welcome-title = Bienvenue dans la démonstration
welcome =
    Voici le vrai bot dans un Discord simulé. Tapez **/** dans le champ ci-dessous, ou pressez un bouton.
    Essayez `/season number:1`, `/team team:jumbo`, `/quote person:van aert`, ou un nom mal écrit.
    Cette page ne connaît que les noms anglais ; sur Discord, ce sont `/saison`, `/équipe`, `/citation`.
    Vous pouvez agir comme quatre personnes : une personne qui lit l’anglais, une qui lit le français, une modératrice et la propriétaire.

## Les commandes (l’anglais est dans commands/)

command-season = saison
    .description = La série de Netflix, ou une de ses saisons
    .number = numéro
    .number-description = Quelle saison ; sans numéro, la série entière
    .private = privé
    .private-description = Vous seul voyez la réponse
command-episode = épisode
    .description = Un épisode de la série : équipes, personnes, étapes, résumé
    .episode = épisode
    .episode-description = Son titre, ou s1e2, 1x02, saison 1 épisode 2
    .private = privé
    .private-description = Vous seul voyez la réponse
command-team = équipe
    .description = Une équipe : ses noms par année, ses gens, sa place dans la série
    .team = équipe
    .team-description = Un nom qu’elle a porté, une forme courte ou un code
    .year = année
    .year-description = Son nom cette année-là
    .private = privé
    .private-description = Vous seul voyez la réponse
command-rider = coureur
    .description = Un coureur ou une coureuse : qui c’est, sa place dans la série
    .rider = coureur
    .rider-description = Un nom, un surnom, des initiales
    .private = privé
    .private-description = Vous seul voyez la réponse
command-who = qui
    .description = Toute personne de la course ou de la série : directeurs, managers, présentateurs
    .person = personne
    .person-description = Un nom
    .private = privé
    .private-description = Vous seul voyez la réponse
command-quote = citation
    .description = Ce que quelqu’un a dit de la série, dans la série ou autour d’elle
    .person = personne
    .person-description = Qui l’a dit : une personne ou une équipe
    .topic = sujet
    .topic-description = De quoi il s’agit
    .season = saison
    .season-description = La saison concernée
    .private = privé
    .private-description = Vous seul voyez la réponse
command-timeline = chronologie
    .description = Ce qui s’est passé et quand, de la première rumeur à la fin
    .about = sujet
    .about-description = Une année, un sujet, une saison, une équipe ou une personne
    .private = privé
    .private-description = Vous seul voyez la réponse
command-sources = sources
    .description = Ce sur quoi repose une réponse, et quelles sources existent
    .fact = fait
    .fact-description = Une saison, un épisode, une équipe ou une personne ; sans rien, toutes les sources
    .private = privé
    .private-description = Vous seul voyez la réponse
command-help = aide
    .description = Toutes les commandes avec un exemple
    .private = privé
    .private-description = Vous seul voyez la réponse
command-about = à-propos
    .description = Ce qu’est ce bot, ses faits, ses licences et la vie privée
    .private = privé
    .private-description = Vous seul voyez la réponse
