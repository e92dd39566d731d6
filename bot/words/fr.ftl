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
confidence-mixed = Certitude : { $confidence }, sauf mention contraire
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
also-womens-team = Ou l’équipe féminine ?
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
miss-words = Rien n’a été trouvé pour « { $typed } ».
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
name-in-year-unknown = Le nom de l’équipe en { $year } n’est pas recensé ici, ceux de { $first } à { $last } le sont.
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

## La recherche

found-title = Trouvé pour « { $typed } »
found-instead = Cherché aussi, faute de trouver ce qui était écrit : { $words }
choose-found = Ouvrir un résultat…
found-kind-series = série
found-kind-season = saison
found-kind-episode = épisode
found-kind-rider = coureur ou coureuse
found-kind-person = autour de la course
found-kind-team = équipe
found-kind-quote = citation
found-kind-event = événement
found-kind-contradiction = là où les sources divergent
found-kind-gap = resté introuvable
found-kind-topic = sujet
found-kind-edition = édition
found-kind-stage = étape
found-gap = Cherché sans succès
found-topic = { $quotes ->
    [0] Aucune citation
    [one] { $quotes } citation
   *[other] { $quotes } citations
  }, { $events ->
    [0] aucun événement
    [one] { $events } événement
   *[other] { $events } événements
  }
found-days = Du { $start } au { $end }
found-winner = victoire : { $name }
found-vacant = sans vainqueur : le résultat a été annulé

## L’aide et la présentation

help-title = Ce que vous pouvez demander
help-intro = Les noms peuvent être mal écrits, anciens ou courts. Chaque réponse dit d’où elle vient et à quel point elle est sûre.
help-season = la série, ou une de ses saisons
    .example = /saison numéro:1
help-episode = un épisode
    .example = /épisode épisode:s1e2
help-team = une équipe, sous tous les noms qu’elle a portés
    .example = /équipe équipe:jumbo
help-rider = un coureur ou une coureuse, et son palmarès au Tour
    .example = /coureur coureur:van aert
help-who = toute autre personne de la course ou de la série
    .example = /qui personne:Niermann
help-quote = ce que quelqu’un a dit
    .example = /citation personne:Marion Rousse
help-timeline = ce qui s’est passé, et quand
    .example = /chronologie sujet:2025
help-search = des mots ou une simple question, à travers tout
    .example = /recherche mots:alpe d’huez 2022
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
    Sur les personnes, il ne garde que ce qu’elles lui disent : voir /vie-privée, qui le supprime aussi.
    Ce que vous écrivez sert à la réponse, puis est oublié ; seul ce qui n’a rien donné est compté, sans vous.
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

## Les serveurs

show-me = Me montrer
switched-off = Les modérateurs ont désactivé cette commande ici.
silent-here = Les modérateurs gardent Musette silencieuse dans ce salon. Demandez dans un autre, ou en message privé à Musette.
not-kept-locked = Rien n’a été changé : les données sont verrouillées pour l’instant. Réessayez dans une minute.
not-kept-read-only = Rien n’a été changé : le bot ne peut pas écrire là où il garde ses données. C’est à son hébergeur d’y veiller.
not-kept-full = Rien n’a été changé : le disque de l’hébergeur du bot est plein.
not-kept-damaged = Rien n’a été changé : le fichier des données est endommagé. C’est à l’hébergeur du bot de remettre une sauvegarde.
not-kept-failed = Rien n’a été changé : le disque de l’hébergeur du bot n’a pas pu écrire.
unreadable = Ce qui est gardé à ce sujet est illisible pour l’instant. Réessayez dans une minute.
too-many = Vos demandes arrivent plus vite qu’une main ne peut les taper. Attendez quelques secondes avant de continuer.
stopping = Je redémarre. Reposez votre question dans une minute.

settings-title = Réglages de ce serveur
settings-intro = Choisissez ci-dessous ce qu’il faut changer. Chaque changement vaut tout de suite.
settings-line = { $name } : **{ $value }** ({ $origin })
settings-channel-line = { $channel } · { $name } : **{ $value }**
settings-now = { $name } : { $value }
settings-choose-part = Que changer…
settings-choose-channel = Quel salon…
settings-as-server = Comme dans le reste du serveur
settings-back = Vue d’ensemble
settings-numbers = Saisir des nombres…
settings-preview = Publier un aperçu
settings-changed = { $name } : { $new } (avant : { $old })
settings-flagged = Discord marque ce salon pour les spoilers : les résultats y sont donc visibles.
settings-flagged-line = Marqués pour les spoilers sur Discord, donc ouverts aux résultats : { $channels }
settings-silent = Musette ne répond pas dans ce salon.
settings-private = Dans ce salon, seule la personne qui demande voit la réponse.
settings-part-language = Langue
settings-part-visibility = Qui voit les réponses
settings-part-channels = Où Musette répond
settings-part-spoilers = Spoilers
settings-part-commands = Commandes
settings-part-daily = Message du jour
settings-part-look = Aspect des cartes
settings-part-channel = Un salon à part
settings-about-language = « Automatique » : la langue du serveur sur Discord, sinon celle de la personne qui demande. Les réponses privées parlent toujours la langue de qui les lit.
settings-about-visibility = « Privées hors des salons choisis » demande de choisir les salons où les réponses sont publiques.
settings-about-channels = Sans salon choisi, Musette répond partout sauf dans les salons silencieux. /settings, /privacy, /help et /about répondent toujours.
settings-about-spoilers = Ce qui est masqué a un bouton qui le montre à la personne qui appuie, et à personne d’autre.
settings-about-commands = Choisissez les commandes à désactiver.
settings-about-daily = Un message par jour, quelques minutes après l’heure pile. Il respecte le réglage des spoilers de son salon.
settings-about-look = Les cartes simples n’ont ni couleur ni émoji : c’est mieux pour les lecteurs d’écran.
settings-about-channel = Un salon peut avoir sa langue et son réglage des spoilers.
settings-hint-spoiler-hours = Heures pendant lesquelles un résultat reste masqué, de 1 à 720
settings-hint-daily-hour = Heure pile, de 0 à 23
settings-hint-daily-zone = Un fuseau comme Europe/Paris
settings-history = Changements des 90 derniers jours
settings-history-line = { $day } · { $who } · { $what }
settings-history-empty = Rien n’a été changé.
former-moderator = une personne de l’ancienne modération
settings-reset-title = Revenir aux valeurs par défaut ?
settings-reset-all = Tout ce qui est réglé sur ce serveur revient à la valeur par défaut, salons compris. Le second bouton supprime aussi l’historique, donc tout ce que Musette garde sur ce serveur.
settings-reset-yes = Tout remettre par défaut
settings-forget-server = Tout supprimer
settings-reset-done = { $count ->
    [0] Rien n’avait été changé : la valeur par défaut vaut.
    [one] { $count } réglage est revenu à sa valeur par défaut.
   *[other] { $count } réglages sont revenus à leur valeur par défaut.
  }
settings-forgotten = Tout ce qui était gardé sur ce serveur est supprimé. Les valeurs par défaut valent.
settings-in-servers = /settings est pour les serveurs : utilisez la commande dans un serveur.
settings-not-installed = Musette n’est pas installée sur ce serveur. Une personne qui peut le gérer doit d’abord l’ajouter.
panel-not-yours = Ce panneau a été ouvert pour quelqu’un d’autre. Ouvrez le vôtre avec /réglages panneau.
no-setting = Aucun réglage ne s’appelle { $name }.
bad-value = Ceci ne peut pas servir : « { $typed } ». Rien n’a été changé.

setting-language = Langue
setting-visibility = Visibilité des réponses
setting-public-channels = Salons aux réponses publiques
setting-answering-channels = Salons où Musette répond
setting-silent-channels = Salons où Musette se tait
setting-spoilers = Spoilers
setting-spoiler-hours = Résultats masqués pendant
setting-switched-off = Commandes désactivées
setting-daily-channel = Salon du message du jour
setting-daily-hour = Heure du message du jour
setting-daily-zone = Fuseau horaire
setting-daily-what = Contenu du message du jour
setting-look = Aspect des cartes
origin-default = par défaut
origin-server = choisi pour le serveur
origin-channel = choisi pour ce salon
value-default = par défaut, { $value }
value-language-auto = automatique
value-language-en = anglais
value-language-fr = français
value-visibility-public = publiques
value-visibility-private = privées
value-visibility-chosen = privées hors des salons choisis
value-public-channels-none = aucun
value-answering-channels-none = tous
value-silent-channels-none = aucun
value-spoilers-open = ouvert
    .detail = Rien n’est masqué
value-spoilers-recent = masquer les résultats récents
    .detail = Les résultats plus récents que le nombre d’heures choisi
value-spoilers-careful = prudent
    .detail = Les résultats récents, et ce que racontent les saisons de la série
value-spoilers-sealed = scellé
    .detail = Tout résultat, même ancien, et ce que racontent les saisons
value-spoiler-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
  }
value-switched-off-none = aucune
value-daily-channel-none = aucun, donc pas de message du jour
value-daily-hour = { $hour } h
value-daily-what-quote = une citation
value-daily-what-day = ce jour-là
value-daily-what-both = une citation et ce qui s’est passé ce jour-là
value-look-accent = avec couleur
value-look-plain = simple, pour les lecteurs d’écran

preflight-title = Ce que Musette peut faire
preflight-line = { $channel } : { $told }
preflight-fine = tout ce qu’il faut
preflight-missing = il manque : { $names }
preflight-gone = ce salon n’existe plus, ou Musette ne le voit pas
preflight-grant = Pour l’accorder : paramètres du salon → Permissions → ajouter Musette → autoriser ce qui manque. Répondre aux commandes ne demande aucune permission.
preflight-no-member = Musette répond ici aux commandes, mais n’est pas membre du serveur : elle ne peut donc rien publier d’elle-même. Ajoutez-la à nouveau avec le « scope » « bot ».
preflight-no-daily = Aucun salon n’est choisi pour le message du jour.
permission-view-channel = Voir le salon
permission-send-messages = Envoyer des messages
daily-stopped-permission = Le message du jour s’est arrêté, car Musette ne peut plus publier dans son salon. Accordez ce qui manque, puis choisissez à nouveau le salon.
daily-stopped-channel = Le message du jour s’est arrêté, car son salon n’existe plus. Choisissez-en un autre.

help-settings = comment Musette se comporte sur un serveur, pour la modération
    .example = /réglages panneau

report = Signaler une erreur
report-wrong = Qu’est-ce qui est faux ?
report-source = Où est-ce juste ?
report-source-hint = Un lien ou un titre ; peut rester vide
report-thanks = Merci. C’est gardé pour celles et ceux qui corrigent les faits ; /vie-privée le montre et le supprime.
report-enough = Vous avez signalé trois erreurs en un jour : merci. Envoyez la suivante demain.
named-title = Nommés dans ce message
nobody-named = Ce message ne nomme ni coureur, ni équipe, ni personne que Musette connaisse.
privacy-title = Ce qui est gardé sur vous
privacy-nothing = Rien n’est gardé sur vous.
privacy-watched = { $count ->
    [one] Vous avez dit avoir vu la saison { $seasons }.
   *[other] Vous avez dit avoir vu les saisons { $seasons }.
  }
privacy-watched-kept = Gardé jusqu’à ce que vous le supprimiez.
privacy-reports = { $count ->
    [one] Vous avez signalé { $count } erreur.
   *[other] Vous avez signalé { $count } erreurs.
  }
privacy-reports-kept = Gardé un an, ou jusqu’à ce que vous le supprimiez.
privacy-changes = { $count ->
    [one] Vous avez changé { $count } réglage d’un serveur.
   *[other] Vous avez changé { $count } réglages de serveurs.
  }
privacy-changes-kept = Gardé 90 jours. Si vous supprimez, le changement reste, fait par « une personne de l’ancienne modération ».
privacy-delete = Tout supprimer
privacy-deleted = Tout ce qui était gardé sur vous est supprimé.
privacy-policy = Ce qui est gardé en tout
privacy-document = Vie privée
terms-document = Conditions
watched-title = Saisons que vous avez vues
watched-seen = { $count ->
    [one] Saison { $seasons } : rien n’en est masqué dans les réponses privées.
   *[other] Saisons { $seasons } : rien n’en est masqué dans les réponses privées.
  }
watched-none = Aucune pour l’instant. Dites-le avec /vu, et rien d’une saison ne sera plus masqué dans les réponses privées.
watched-kept = Gardé avec votre identifiant jusqu’à ce que vous le repreniez ou utilisiez /vie-privée.
help-watched = les saisons que vous avez vues : elles s’ouvrent dans vos réponses privées
    .example = /vu saison:1
help-privacy = tout ce qui est gardé sur vous, et sa suppression
    .example = /vie-privée

season-tour-covered = Elle couvre le Tour { $year } ({ $edition }e édition, du { $start } au { $end }). Qui l’a gagné est masqué.
covered-text = Ce qui est raconté ici est masqué.
covered-note = Des résultats peuvent être masqués ou omis ici. « Me montrer » vous répond à vous seulement, sans rien masquer.

daily-title = { $day }
daily-on-this-day = Ce jour-là
daily-nothing = Rien n’est connu pour ce jour.
preview-posted = Un aperçu est publié dans { $channel }.
preview-failed = Musette n’a pas pu publier dans le salon du message du jour. /réglages vérifier dit ce qui manque.

## Le Tour

race-tdf = Tour de France
race-tdff = Tour de France Femmes
stage-number = étape { $number }
stage-prologue = prologue
stage-type-flat = plaine
stage-type-hilly = accidentée
stage-type-medium-mountain = moyenne montagne
stage-type-mountain = montagne
stage-type-itt = contre-la-montre individuel
stage-type-mtt = contre-la-montre en montagne
stage-type-ttt = contre-la-montre par équipes
stage-type-unknown = type inconnu
stage-status-vacated = résultat annulé par la suite
stage-status-annulled = étape annulée
stage-status-cancelled = étape supprimée
stage-status-neutralised = étape neutralisée
stage-status-stopped = étape arrêtée en route
stage-status-disqualified = déclassement
stage-status-unknown = résultat inconnu ici
jersey-lead = En tête du classement général
jersey-climber = En tête du classement de la montagne
jersey-yellow = Maillot jaune
jersey-points = Maillot vert (points)
jersey-mountains = Maillot à pois (montagne)
jersey-youth = Maillot blanc (jeunes)
classification-points = Classement par points
classification-mountains = Classement de la montagne
classification-youth = Classement des jeunes
rank = { $form ->
    [one] { $rank }er
   *[other] { $rank }e
  }
rank-feminine = { $form ->
    [one] { $rank }re
   *[other] { $rank }e
  }
same-time = même temps
worn-by = { $what }, porté par { $name }
held-by = { $what } : { $name }
femmes = Femmes
disputed-in = les sources divergent : { $what }
disputed-rank = sur la place
disputed-rider = sur le nom
disputed-missing = l’une d’elles ne l’a pas

edition-button = Tour { $year }
femmes-button = Femmes { $year }
edition-line = { $rank } édition, du { $start } au { $end }
edition-stages = { $count ->
    [one] { $count } étape, { $km }
   *[other] { $count } étapes, { $km }
  }
edition-stages-prologue = { $count ->
    [one] Un prologue et { $count } étape, { $km }
   *[other] Un prologue et { $count } étapes, { $km }
  }
edition-halves = demi-étapes comptées une à une
edition-riders-unknown = Nombre de partants et d’arrivants inconnu ici
edition-started = { $count } au départ
edition-started-unknown = Nombre de partants inconnu ici
edition-finished = { $count } à l’arrivée
edition-finished-unknown = nombre d’arrivants inconnu ici
edition-won = Victoire : **{ $winner }**
edition-stripped = { $name } a perdu la victoire par la suite.
edition-vacant = **Pas de vainqueur.** { $name }, premier sur la route, a perdu la victoire ; la place est restée vacante.
edition-unknown = **Aucun résultat n’est connu ici.**
edition-announced = **Aucun résultat n’est connu ici**, seulement le parcours tel qu’il a été annoncé.
edition-covered = Qui a gagné, et les places des autres, est masqué.
final-classification = Classement général final
classification-button = Classement complet
classification-title = { $edition } · classement final
place-vacant = **1.** *place vacante*
placed-out = Déclassés par la suite : { $names }
decided-on-points = Classement aux points : il n’y a pas de temps.
gaps-to-road = Écarts avec { $name }, premier sur la route.
no-classification = Aucun classement final de cette édition n’est connu ici.
classification-covered = Le classement final est masqué.
final-jerseys = Classements annexes
stages-title = Étapes
teams-placed = Équipes présentes au classement final
teams-national = Équipes nationales
choose-stage = Une étape…
choose-more-stages = Une étape suivante…
choose-rider = Un coureur, une coureuse…

stage-title = { $stage } · { $edition }
stage-won = Victoire : **{ $name }**
stage-won-together = Ex æquo : **{ $names }** ont gagné ensemble
stage-won-by-team = Victoire de l’équipe **{ $name }**
stage-no-winner = **Pas de vainqueur :** { $status }
stage-no-winner-why = **Pas de vainqueur :** { $status } ; { $why }
stage-lost = **Plus de vainqueur.** { $name } avait gagné sur la route et a perdu la victoire : { $why }
stage-unknown = **Aucun résultat n’est connu ici :** { $why }
stage-covered = Qui a gagné, et qui portait quel maillot à l’arrivée, est masqué.
jerseys-after = À l’issue de l’étape
stage-told-in = Racontée dans { $episode }, { $title }

miss-stage = Aucune étape ne correspond à « { $typed } ». Écrivez une année avec un numéro, ou avec un lieu de départ ou d’arrivée : « 2022 alpe ».
ambiguous-many = « { $typed } » correspond à { $count } étapes : ajoutez une année, un numéro ou un lieu.
tour-war = Il n’y a pas eu de Tour de France en { $year } : la guerre l’a interrompu de { $first } à { $last }.
tour-before = Il n’y a pas eu de Tour de France en { $year } : le premier est celui de { $first }.
tour-not-yet = Le Tour de France { $year } n’est pas connu ici : le dernier est celui de { $last }.
femmes-before = Il n’y a pas eu de Tour de France Femmes en { $year } : le premier est celui de { $first }. Les Tours féminins d’avant portaient d’autres noms, et ne sont pas connus ici.
femmes-not-yet = Le Tour de France Femmes { $year } n’est pas connu ici : le dernier est celui de { $last }.
no-stage-number = Le Tour de France { $year } n’a pas d’étape { $number } : la dernière est l’étape { $last }.
femmes-no-stage-number = Le Tour de France Femmes { $year } n’a pas d’étape { $number } : la dernière est l’étape { $last }.
no-prologue = Le Tour de France { $year } n’a pas eu de prologue : sa dernière étape est l’étape { $last }.
femmes-no-prologue = Le Tour de France Femmes { $year } n’a pas eu de prologue : sa dernière étape est l’étape { $last }.
help-tour = une édition du Tour
    .example = /tour année:2003
help-stage = une étape : son parcours, qui a gagné, qui portait quel maillot
    .example = /étape étape:2022 alpe

## Records et jours

annal-tours = Le plus de Tours remportés
    .alias = victoires | Tours remportés | Tours gagnés | victoires finales | vainqueurs | palmarès | victoires au général
annal-stages = Le plus de victoires d’étape
    .alias = étapes | victoires d’étape | victoires d’étapes | étapes remportées | étapes gagnées
annal-yellow = Le plus de jours en jaune
    .alias = jaune | maillot jaune | maillots jaunes | jours en jaune | jours en maillot jaune
annal-finished = Le plus de Tours terminés
    .alias = Tours terminés | participations | Tours finis | arrivées à Paris
annal-podiums = Le plus de podiums
    .alias = podium | podiums | trois premiers
annal-last = Le plus de dernières places
    .alias = lanterne rouge | lanternes rouges | dernier | derniers | dernière place | dernières places
annal-points = Le plus de classements par points
    .alias = points | vert | maillot vert | maillots verts | classement par points | sprinteurs
annal-mountains = Le plus de classements de la montagne
    .alias = montagne | maillot à pois | maillots à pois | pois | meilleur grimpeur | grimpeurs | grand prix de la montagne
annal-youth = Le plus de classements des jeunes
    .alias = jeunes | blanc | maillot blanc | maillots blancs | meilleur jeune
annal-haul = Le plus d’étapes sur un même Tour
    .alias = étapes sur un Tour | victoires sur un même Tour | étapes en une édition | plus de victoires en un Tour
annal-youngest = Vainqueurs les plus jeunes
    .alias = plus jeune | plus jeunes | plus jeune vainqueur | plus jeunes vainqueurs
annal-oldest = Vainqueurs les plus âgés
    .alias = plus vieux | plus âgé | plus âgés | plus vieux vainqueur | plus vieux vainqueurs | plus vieux lauréat
annal-youngest-stage = Vainqueurs d’étape les plus jeunes
    .alias = plus jeune vainqueur d’étape | plus jeunes vainqueurs d’étape
annal-oldest-stage = Vainqueurs d’étape les plus âgés
    .alias = plus vieux vainqueur d’étape | plus vieux vainqueurs d’étape | plus âgé sur une étape
annal-closest = Plus petits écarts à l’arrivée
    .alias = écarts | plus petit écart | plus petits écarts | plus faible écart | Tour le plus serré | plus serrés
annal-widest = Plus grands écarts à l’arrivée
    .alias = plus grand écart | plus grands écarts | plus gros écart
annal-longest = Tours les plus longs
    .alias = plus long | plus longs | Tour le plus long | édition la plus longue
annal-shortest = Tours les plus courts
    .alias = plus court | plus courts | Tour le plus court | édition la plus courte
annal-longest-stage = Étapes les plus longues
    .alias = étape la plus longue | plus longue étape | plus longues étapes
annal-shortest-stage = Étapes les plus courtes
    .alias = étape la plus courte | plus courte étape | plus courtes étapes | plus court prologue
annal-hosts = Arrivées les plus fréquentes
    .alias = villes | villes étapes | villes d’arrivée | villes hôtes | arrivées | lieux
annal-nations-tours = Tours remportés par pays
    .alias = pays | nations | par nation | victoires par pays | victoires par nation | Tours par nation
annal-nations-stages = Victoires d’étape par pays
    .alias = étapes par pays | étapes par nation | victoires d’étape par nation
annal-nations-yellow = Jours en jaune par pays
    .alias = jaune par pays | maillot jaune par pays | jours en jaune par nation
miss-annal = Aucune liste de records ne s’appelle « { $typed } ».
no-race = Cette course n’existe pas : choisissez le Tour de France ou le Tour de France Femmes.
annals-title = Records · { $race }
annal-known-ages = { $annal } (dates de naissance connues)
annal-title = { $annal } · { $race }
annal-of-country = { $annal } · { $race } · { $country }
annal-empty = Rien de ce qui peut être montré ici ne figure dans cette liste.
annal-rank = { $rank }.
annal-rank-tied = { $rank }. (ex æquo)
annal-first = { $annal } : **{ $names }**, { $value }
annal-more-tied = Et { $count } de plus à égalité.
annal-age = { $years } ans et { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  }
annal-margin = { $year } : { $first } devant { $second }
annal-unsure = { $years } : non vérifié
annal-choose = Une autre liste …
annal-other-race = La même : { $race }
annal-note-annulled = Un résultat annulé après coup ne compte pour personne : de 1999 à 2005, le Tour n’a pas de vainqueur.
annal-note-stages = Une victoire ex æquo compte pour les deux coureurs, un contre-la-montre par équipes pour aucun coureur, un résultat annulé pour personne.
annal-others = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
  }
annal-named-in = { $name } ({ $year })
annal-note-age = L’âge est celui du dernier jour du Tour, ou du jour de l’étape. Chacun ne figure qu’une fois. Un âge dit non vérifié repose sur une date de naissance qu’aucune source d’ici n’appuie.
annal-unknown-births = { $count ->
    [one] La date de naissance de { $count } coureur n’est pas connue ici.
   *[other] Les dates de naissance de { $count } coureurs ne sont pas connues ici ; la plupart ont couru avant 1980. Ils manquent.
  }
annal-note-winner = Seuls les Tours qui ont un vainqueur sont comparés.
annal-unknown-times = { $count ->
    [one] { $count } Tour n’a pas d’écart en temps.
   *[other] { $count } Tours n’ont pas d’écart en temps : ceux de 1905 à 1912 se jouaient aux points.
  }
annal-note-yellow = Jours où un coureur menait la course au soir d’une étape. Un jour de deux demi-étapes compte une fois. Ce qui a été annulé ne compte pour personne.
annal-note-yellow-before = Le maillot jaune existe depuis 1919 : les jours en tête d’avant comptent aussi.
annal-note-last = La lanterne rouge est le dernier ou la dernière au classement.
annal-note-finished = Qui a été déclassé après coup n’a pas terminé.
annal-unknown-no-nation = { $count ->
    [one] La nationalité de { $count } coureur n’est pas connue ici.
   *[other] Les nationalités de { $count } coureurs ne sont pas connues ici.
  }
annal-note-lengths = Les longueurs sont celles de tout le parcours, telles que les sources les donnent.
annal-note-hosts = Chaque demi-étape compte. Les quartiers d’une ville comptent pour elle quand les sources la nomment d’abord.
annal-note-nations = D’après la dernière nationalité connue d’un coureur ; certains en avaient une autre au moment de gagner. Une victoire ex æquo compte une fois pour un pays.

day-title = Ce jour-là · { $day }
day-in-year = En { $year }
day-years-before = { $years } ans plus tôt, en { $year }
day-other-years = Les autres années
day-born = Nés ce jour-là
day-birth = { $year } : { $name }
day-start = Départ du { $edition } { $race }
day-end = Arrivée du { $edition } { $race }
day-line = { $what } : { $result }
day-stage = { $stage }, { $route }
day-won = { $name } l’emporte
day-won-overall = { $name } remporte le Tour
day-today = Aujourd’hui
day-yesterday = Hier
day-tomorrow = Demain
day-suggested = { $relative } : { $day }
day-won-together = { $names } l’emportent ex æquo
day-vacant = sans vainqueur : le résultat a été annulé
day-covered = résultat masqué
day-lost = { $name }, résultat annulé par la suite
day-quiet = Aucune étape n’a jamais été courue ce jour-là, et on n’en sait rien d’autre.
day-quiet-born = Aucune étape n’a jamais été courue ce jour-là.
day-nearest = Les jours les plus proches qui ont quelque chose à raconter :
day-also-read = Ou le { $day } ?
day-more = Tout ce jour-là
no-day = « { $typed } » n’est pas un jour que l’on comprenne. Écrivez par exemple « 14 juillet », « 14/07 », « 07-14 », « 1989-07-23 », « aujourd’hui » ou « hier ».
help-records = le plus de victoires, le plus jeune, le plus serré, le plus long
    .example = /records quoi:maillot jaune
help-onthisday = les étapes et les événements d’un jour, les autres années
    .example = /ce-jour-là date:14 juillet
## Ce que coureurs et équipes ont fait

palmares-won = { $count ->
    [one] Tour gagné : { $years }
   *[other] Tours gagnés : { $count } ({ $years })
  }
palmares-stages = { $count ->
    [one] Victoire d’étape : { $count }
   *[other] Victoires d’étape : { $count }
  }
palmares-yellow = { $days ->
    [one] Journée en jaune : { $days }
   *[other] Journées en jaune : { $days }
  }
palmares-yellow-stages = Journées en jaune : { $days }, après { $stages } étapes et demi-étapes
palmares-led = { $days ->
    [one] Journée en tête : { $days }
   *[other] Journées en tête : { $days }
  }
palmares-led-stages = Journées en tête : { $days }, après { $stages } étapes et demi-étapes
palmares-years = { $name } : { $years }
palmares-year = { $year } : { $what }
palmares-finished = { $race }, terminé { $count ->
    [one] une fois : { $place } ({ $years })
   *[other] { $count } fois ; meilleure place : { $place } ({ $years })
  }
palmares-podiums = Sur le podium : { $podiums } · dans les dix premiers : { $tens }
palmares-stripped = { $count ->
    [one] Titre retiré : le Tour { $years }
   *[other] Titres retirés : { $count } Tours ({ $years })
  }
palmares-annulled = { $count ->
    [one] Place annulée par la suite : { $years }
   *[other] Places annulées par la suite : { $years }
  }
palmares-vacated = { $count ->
    [one] Victoire d’étape annulée par la suite : { $count }
   *[other] Victoires d’étape annulées par la suite : { $count }
  }
palmares-yellow-annulled = En tête dans des Tours annulés par la suite : après { $count ->
    [one] { $count } étape
   *[other] { $count } étapes
  }
palmares-places = Places au classement final
palmares-place-team = { $place }, { $team }
palmares-places-note = Les abandons ne sont pas recensés ici.
palmares-no-place = résultat annulé
palmares-wins = Victoires d’étape
palmares-wins-note = Victoires individuelles, ex æquo compris : un contre-la-montre par équipes est gagné par l’équipe.
palmares-wins-lost = Victoires d’étape annulées par la suite
palmares-dead-heat = ex æquo avec { $name }
palmares-jerseys = Maillots
palmares-worn = { $name } : porté après { $count ->
    [one] { $count } étape
   *[other] { $count } étapes
  }
palmares-worn-note = Qui les portait après chaque étape n’est connu ici que depuis { $year }.
palmares-timed = contre-la-montre
compare-title = { $one } – { $other }
compare-line = { $what } : { $one } – { $other }
compare-won = Tours gagnés
compare-podiums = Podiums
compare-top-tens = Dans les dix premiers
compare-stages = Victoires d’étape
compare-yellow = Journées en jaune
compare-finished = Tours terminés
compare-stripped = Titres retirés
compare-best = Meilleure place
compare-shared = Tours terminés par les deux
compare-tally = { $count ->
    [one] Un Tour. Devant : { $one }, { $other }
   *[other] { $count } Tours. Devant : { $one }, { $other }
  }
compare-ahead = { $name } { $count ->
    [0] 0 fois
    [one] 1 fois
   *[other] { $count } fois
  }
compare-met = { $one }, { $other }
compare-none = Aucun Tour n’a été terminé par les deux.
compare-races = Deux courses différentes : le { $one } et le { $other }.
compare-nothing = De { $name }, rien n’est connu ici au Tour qui puisse être comparé.
compare-same = Deux fois { $name } : choisissez quelqu’un d’autre pour comparer.
choose-year = Une année…
help-compare = deux coureurs ou coureuses, face à face
    .example = /comparer coureur:hinault autre:lemond
choose-edition = Un Tour…
team-in-year = { $team } ({ $year })
nationality-history = { $first }, puis { $then }
namesake-years = { $count ->
    [one] Tour { $years }
   *[other] Tours { $years }
  }
namesake = { $name } ({ $about })
team-line-up = Au Tour { $year }
team-line-up-women = Au Tour de France Femmes { $year }
team-line-up-note = À l’arrivée seulement, par place : les abandons ne sont pas recensés ici.
team-line-up-unknown = De cette équipe, personne n’est connu ici pour avoir terminé le Tour { $year }.
team-finishers = { $count ->
    [one] { $count } à l’arrivée
   *[other] { $count } à l’arrivée
  }
team-year-won = { $count ->
    [one] { $count } étape
   *[other] { $count } étapes
  }
team-record = Au Tour, année par année
team-record-note = La meilleure place à l’arrivée, et les étapes gagnées par ceux qui ont terminé ou par l’équipe entière. Une étape gagnée par quelqu’un qui n’a pas terminé n’est pas comptée ici.
team-totals = Tours gagnés par l’équipe : { $tours } · étapes : { $stages }
team-nobody = plus aucune place
team-year-annulled = annulé depuis : { $names }

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
    .description = Une équipe : son palmarès au Tour, ses noms, sa place dans la série
    .team = équipe
    .team-description = Un nom qu’elle a porté, une forme courte ou un code
    .year = année
    .year-description = Qui courait pour elle cette année-là, et son nom
    .private = privé
    .private-description = Vous seul voyez la réponse
command-compare = comparer
    .description = Deux coureurs ou coureuses face à face au Tour
    .rider = coureur
    .rider-description = Un nom, un surnom, des initiales
    .other = autre
    .other-description = L’autre coureur ou coureuse
    .private = privé
    .private-description = Vous seul voyez la réponse
command-rider = coureur
    .description = Un coureur ou une coureuse : son palmarès au Tour, sa place dans la série
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
command-search = recherche
    .description = Des mots ou une simple question, à travers tout ce que sait le bot
    .words = mots
    .words-description = Ce que vous cherchez
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
command-tour = tour
    .description = Une édition du Tour : dates, podium, maillots, équipes, étapes
    .year = année
    .year-description = Quelle année ; sans rien, la dernière édition
    .race = course
    .race-description = Quel Tour ; sans rien, celui des hommes
    .private = privé
    .private-description = Vous seul voyez la réponse
command-stage = étape
    .description = Une étape du Tour : parcours, qui a gagné, qui portait quel maillot
    .stage = étape
    .stage-description = Un numéro ou un lieu, avec l’année : 1989 21, 2022 alpe, prologue 1997
    .year = année
    .year-description = L’année, si elle n’est pas déjà dite
    .race = course
    .race-description = Quel Tour ; sans rien, tous deux
    .private = privé
    .private-description = Vous seul voyez la réponse
choice-tdf = Tour de France
choice-tdff = Tour de France Femmes
command-settings = réglages
    .description = Comment Musette se comporte sur ce serveur
command-settings-panel = panneau
    .description = Tout d’un coup d’œil, et de quoi le changer
command-settings-show = voir
    .description = Ce qui vaut dans un salon, et d’où cela vient
    .channel = salon
    .channel-description = Quel salon ; sans rien, celui-ci
command-settings-check = vérifier
    .description = Ce que Musette peut faire ici, ce qui lui manque, comment l’accorder
    .channel = salon
    .channel-description = Un autre salon à regarder
command-settings-history = historique
    .description = Qui a changé quoi ces 90 derniers jours
command-settings-reset = réinitialiser
    .description = Revenir à la valeur par défaut, d’un réglage ou de tous
    .name = nom
    .name-description = Quel réglage ; sans rien, tous
command-settings-export = exporter
    .description = Tout ce que ce serveur a choisi, dans un fichier
command-watched = vu
    .description = Les saisons que vous avez vues : elles s’ouvrent dans les réponses privées
    .season = saison
    .season-description = Une saison ; sans rien, ce que vous avez dit
    .seen = vu
    .seen-description = Faux pour revenir dessus
command-privacy = vie-privée
    .description = Tout ce qui est gardé sur vous, et sa suppression
command-look-this-up = Chercher ceci

## Les images

time-long = { $hours } h { $minutes }′{ $seconds }″
gap-hours = + { $hours } h { $minutes }′{ $seconds }″
gap-minutes = + { $minutes }′{ $seconds }″
picture-gaps-title = { $edition } : les écarts
picture-gaps-note = Classement général final, écarts avec la première place
picture-gaps-vacant = Écarts avec un coureur disqualifié depuis ; victoire non attribuée
picture-gap-unknown = écart inconnu
picture-disqualified = disqualifié
picture-places-note = Places au classement final, { $race } { $years }
picture-duel-title = { $first } et { $second }
picture-duel-note = { $shared ->
    [0] { $race } : aucun Tour en commun
    [one] { $race } : un Tour en commun, score { $score }
   *[other] { $race } : { $shared } Tours en commun, score { $score }
  }
picture-told = { $what } : { $years }
picture-mark-win = Victoire
picture-mark-podium = Deuxième ou troisième
picture-mark-top-ten = Dans les dix premiers
picture-mark-beyond = Au-delà des dix premiers
picture-mark-absent = Abandon ou absence
picture-mark-disqualified = Disqualification
picture-mark-covered = Peut être masqué
picture-mark-not-held = Pas de Tour
picture-mark-break = Années omises
command-records = records
    .description = Qui en a le plus, le plus jeune, le plus serré, le plus long
    .what = quoi
    .what-description = Quelle liste ; sans rien, le premier de chacune
    .race = course
    .race-description = Quelle course ; sans rien, le Tour de France
    .private = privé
    .private-description = Vous seul voyez la réponse
command-onthisday = ce-jour-là
    .description = Ce qui s’est passé un jour, les autres années
    .date = date
    .date-description = Un jour ; sans rien, aujourd’hui
    .private = privé
    .private-description = Vous seul voyez la réponse
reload-done-title = Rechargé
reload-done = Les faits { $version } sont servis, après { $before }. Cela a pris { $seconds } s.
reload-preview-title = Ce qui changerait
reload-preview = Rien n’a changé : les faits { $version } restent.
reload-refused-title = Non rechargé
reload-refused = { $count ->
    [one] { $count } erreur trouvée. Rien n’a changé : les faits { $version } restent.
   *[other] { $count } erreurs trouvées. Rien n’a changé : les faits { $version } restent.
  }
reload-kind = { $kind } : ajoutés { $added }, changés { $changed }, supprimés { $removed }
reload-files = Fichiers qui diffèrent : { $names }
reload-nothing = Rien ne diffère.
reload-added = nouveau
reload-removed = supprimé
reload-registered = Les commandes changées sont enregistrées chez Discord.
reload-elsewhere = Le facts.db configuré n’est pas modifiable : le nouveau est dans le dossier de données, et le prochain démarrage le prendra.
reload-cards = { $count ->
    [one] { $count } carte a d’abord été dessinée, dans les deux langues, sans erreur.
   *[other] { $count } cartes ont d’abord été dessinées, dans les deux langues, sans erreur.
  }
reload-busy = Un autre rechargement est en cours. Réessayez quand il sera terminé.
rollback-title = Retour en arrière
rollback-nothing = Rien n’a été rechargé depuis le démarrage : on ne peut revenir à rien.
admin-not-yours = Ceci est réservé à qui fait tourner Musette : le propriétaire de l’application et son équipe.
admin-in-a-dm = /admin ne fonctionne qu’en message privé avec le bot.
admin-in-its-server = /admin ne fonctionne que sur le serveur d’administration.

command-admin = admin
    .description = Pour qui fait tourner Musette
command-admin-reload = recharger
    .description = Prendre les faits, mots ou commandes changés, si rien n’y cloche
    .what = quoi
    .what-description = Ce qui est repris
    .preview = aperçu
    .preview-description = Dire seulement ce qui changerait
command-admin-rollback = revenir
    .description = Revenir à ce qui était servi avant le dernier rechargement
choice-facts = faits
choice-words = mots
choice-commands = commandes
choice-all = tout
status-title = État
status-facts = Faits { $version } du { $day } · { $records } fiches
status-reloads = { $count ->
    [one] { $count } rechargement depuis le démarrage
   *[other] { $count } rechargements depuis le démarrage
  }
status-up = En marche depuis { $days } j { $hours } h { $minutes } min
status-gateway = Passerelle : { $shards }
status-shard = fragment { $shard } { $milliseconds } ms
status-servers = { $count ->
    [one] Sur environ { $count } serveur
   *[other] Sur environ { $count } serveurs
  }
status-memory = Mémoire : { $megabytes } Mo
status-data = guilds.db : { $kilobytes } Ko
status-backup = Dernière sauvegarde : { $moment }
status-no-backup = Aucune sauvegarde n’a encore été faite avec `python -m bot backup`.
status-answers = { $count ->
    [one] { $count } réponse en une heure : la moitié en { $half } ms, 95 % en { $most } ms, 99 % en { $nearly } ms
   *[other] { $count } réponses en une heure : la moitié en { $half } ms, 95 % en { $most } ms, 99 % en { $nearly } ms
  }
status-misses = Ce qui a été saisi le plus souvent en 30 jours sans rien trouver :
status-no-misses = En 30 jours, rien de ce qui a été saisi n’est resté sans réponse.
status-misses-off = Ce qui est saisi sans rien trouver n’est pas compté.
status-errors = Les dernières erreurs imprévues, avec leur référence dans le journal :
status-no-errors = Aucune erreur imprévue depuis le démarrage.
reports-title = Erreurs signalées
reports-none = Aucune erreur n’est signalée.
reports-about = Signalement { $number } du { $day }, sur `{ $question }`, vu dans les faits { $version }
reports-accepted = Accepté : à corriger dans facts/.
reports-accept = Accepter
reports-reopen = Pas encore accepté
reports-reject = Rejeter
reports-export = Exporter en patch
tour-none = Aucune édition n’est connue ici.
report-gone = Ce signalement n’existe plus : la personne qui l’avait envoyé l’a supprimé.

command-admin-status = état
    .description = Comment va le bot : faits, réponses, erreurs, mémoire
command-admin-reports = signalements
    .description = Les erreurs que des lecteurs ont signalées
