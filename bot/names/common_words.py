"""Words that are no names: particles, fillers to set aside, words to refuse, words of teams."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Particles of surnames: they help a match and never make one.
PARTICLES = _words(
    """
    van von vander vanden der den de del della delle dello dei degli des di da das do dos du d la
    le las los les l el al ter ten te tot op t het aan af av zu zum zur y e i saint st bin ibn abu
    vd vdr vdn
    """
)

# Short forms of particles, as fans type them.
PARTICLE_FORMS = {
    "vd": ("van", "der"),
    "vdr": ("van", "der"),
    "vdn": ("van", "den"),
}

# In front of a nickname or a race, typed or not.
ARTICLES = _words(
    """
    der de das la le las los les l el het die een il lo o os the un une
    """
)

# Words of team names that say nothing about which team is meant.
GENERIC_TEAM_WORDS = _words(
    """
    team equipe equipo squadra ploeg mannschaft cycling cycliste ciclista wielerploeg pro
    procycling professional continental racing women woman womens femmes feminin ladies damen the
    p b and of
    """
)

# The same of races.
GENERIC_RACE_WORDS = _words(
    """
    the of de du la le les des course race cycliste cup femmes women
    """
)

# The same title in several languages: Mister Prologue is Monsieur Prologue.
TITLES = {
    title: sorted(titles - {title})
    for titles in (
        _words("mr mister monsieur m herr senor signor signore meneer"),
        _words("dr doctor docteur doktor dottor"),
    )
    for title in titles
}

# Beside the name of a team or a race: that of the women is meant.
WOMEN = _words(
    """
    women womens femmes feminine feminines feminin feminins femenino femenina femminile donne dames
    ladies damen frauen vrouwen
    """
)

# Set aside when they stand beside a name.
FILLERS = _words(
    """
    rider riders cyclist cyclists cycliste cyclistes coureur coureurs coureuse coureuses racer
    team teams equipe equipes formation stats stat statistics statistiques statistique palmares
    results result resultat resultats wins win victoires victoire career carriere bio biography
    biographie profile profil info infos information about sur who whos what whats is qui est c ce
    quoi show me montre moi give tell search cherche recherche find trouve please pls svp stp plz
    thanks merci hey hi hello salut bonjour yo ok fiche card carte player s joueur the le la les
    un une a l du in of for from pour en et and or netflix unchained serie series season saison
    tdf tour france pro procyclingstats pcs twitter instagram insta wiki wikipedia official
    officiel champion legend legende goat king 's player's the's
    """
)

# Never a name on their own, whatever they resemble: of cycling, of talk, of code.
COMMON = _words(
    """
    argent cobbled cobbles cobblestone cobblestones woman feminin feminine gobelet canal
    budget rumour rumeur quotes citation
    a abandon abandons age ages alps alpes amateur and answer app april arrivee article as at
    attack attaque attaques attacks august avec aujourdhui autobus avril bataille beau bed belgium
    belgique berg best better bicycle bicyclette bicicletta bicicleta bidon bidons big bike bikes
    biker bikers biking blanc bleu bonus bordure bot boucle breakaway broom but by bye calendar
    calendrier camera can car caravan caravane catalogue categorie category cette challenge
    champion champions championnat championship chaine chain chrono chronos chute chutes ciao
    circuit classement classements classic classics classification classique classiques climb
    climber climbers climbing club clm coach col cols combien combativite combativity comment
    concours contre corsa course courses coureur coureurs crash crashes cycle cyclism cyclisme
    cyclismo ciclismo ciclista cyclist cyclists cycling cycliste cyclistes danger date day days de
    dead debut december decembre depart der derailleur descent descente descender director
    directeur disc disque distance do domestique domestiques dopage doped doping dossard du
    echappee echappees elle emission en encore episode episodes equipe equipes equipier equipiers
    equipment espoir espoirs et etape etapes ever ex fan fans farewell favorite favourite favori
    favoris february femme femmes fevrier film final finale finish finisher first flat fleche
    flamme foo football footballer for france francais french friday from game gap gc general
    geant girl giro go goat gold good got gouden grand grande green grimpeur grimpeurs groupe
    group gruppetto guide guidon hello help helmet here hi highlight highlights hill hills hilly
    hour hors history how i il in individual info is it itt janvier january jaune jersey jerseys
    joker jour journal juin juillet july june king kit km kilometre la last le leader leadout les
    ligne line list live lol lmao love mai maillot maillots man manager mars march may me mdr men
    merci meteo mister monday montagne montagnes monument mountain mountains mort mtt musette
    musettes my name names national ne netflix new news next nice nine no non none not november
    novembre null nil nan undefined octobre october of ok on one or orange ou out oui over page
    paris parcours pave paves peloton pelotons people pedal pedale pedales pignon plaine plateau
    podium podiums points pois polka poursuite prime pro prologue prologues pros puncheur puncher
    quand que quel quelle queen qui quiz race races racer racing ravito ravitaillement rainbow
    records record red reglement repos rest result results resultat resultats retraite retired
    ride rider riders rocket roi rode rond roue rouleur rouleurs route routes rouge rules sag
    saison samedi saturday season seasons second selle september septembre serie series she sir
    sky so soir some spoiler spoilers sport sports sprint sprinter sprinters sprinteur sprinteurs
    sprints spring stage stages stagiaire start startlist station stats statut story stop strava
    sunday super table team teammate teammates teams temps test tests testing thanks the there
    they third this thursday time times timetrial title today tomorrow top total tour tours track
    training transfer transfers transfert transferts trial tricolore trophy trophee tuesday tv two
    ttt tyre un une unchained us user users van vainqueur vainqueurs vamos vandaag vel velo velos
    velodrome venga vent vert victoire victoires victory video virage vive voiture vuelta wait
    watch water wattage watts we wednesday week weekend what wheel wheels when where which white
    who why wielrennen wieler wind win winner winners wins with wkg women world yellow yes you
    young youth your zone haha hahaha hihi hoi hola ptdr rofl wtf omg xd hmm huh please plz pls
    svp stp gg noob bla blabla blablabla asdf qwerty azerty foobar bar baz lorem ipsum dolor admin
    root select insert delete drop update union password login script alert function true false
    everyone nothing rien personne someone somebody nobody anybody quelqu tous tout toute toutes
    all every goodbye bonsoir salut bonjour coucou aurevoir allez allo hey yo slt cc premier
    premiere dernier derniere prochain prochaine annee annees year years mois month semaine
    meilleur meilleure meilleurs greatest worst pire fast fastest slow rapide soccer tennis rugby
    beer biere bieres beers cafe cafes coffee coffees wine vin pizza pasta pates cheese fromage
    chocolate chocolat baguette bread pain boomer brake brakes frein freins saddle saddles casquette
    basket basketball formula formule f1 moto motogp netball nba nfl
    """
)

# Places of the race, and brands that equip it: on their own they are no team or rider.
PLACES_AND_BRANDS = _words(
    """
    alpe huez ventoux tourmalet galibier izoard aubisque aspin peyresourde telegraphe iseran
    madeleine croix fer glandon joux plane puy dome planche belles filles ballon alsace granon
    portet hautacam luz ardiden pla adet superbagneres combloux courchevel loze isola plateau
    beille mont blanc pyrenees vosges jura massif central champs elysees mur huy bretagne
    carrefour arbre arenberg koppenberg muur kwaremont paterberg poggio cipressa zoncolan stelvio
    mortirolo angliru paris lyon nice marseille bordeaux toulouse nantes lille rennes brest pau
    tours rouen dijon reims metz nancy strasbourg mulhouse grenoble gap digne nimes montpellier
    perpignan carcassonne albi castres rodez limoges orleans caen angers laval lorient vannes
    quimper bruxelles brussels liege namur londres london leeds yorkshire copenhague copenhagen
    florence turin torino bilbao bilbo barcelone barcelona berlin dusseldorf utrecht rotterdam
    monaco corse corsica roubaix sanremo flandre flandres vlaanderen strava netflix zwift wahoo
    oakley poc kask rapha castelli assos gobik santini alé ale nalini specialized giant merida bmx
    cervelo colnago bianchi orbea ridley look time wilier factor felt fuji focus cube argon
    shimano campagnolo sram fsa vittoria continental mavic fulcrum zipp enve michelin vredestein
    hutchinson selle fizik prologo elite tacx garmin hammerhead bryton nike adidas puma coca cola
    pepsi mcdonalds facebook google amazon tesla apple microsoft eurosport
    """
)


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


# Nicknames that are first of all somebody or something else: asked about, never answered.
FAMOUS_ELSEWHERE = _phrases(
    """
    hulk; the hulk; incredible hulk; terminator; the terminator; superman; super man; spiderman;
    spider man; spider; the spider; batman; joker; the joker; super mario; supermario; napoleon;
    ivan drago; rambo; god; the devil; the cat; the fox; the wolf; the eagle; the boss; the king;
    the bull; the shark; lion king; the lion king; le roi lion; the little prince; le petit prince;
    little prince; d artagnan; artagnan; yogi bear; dennis the menace; captain america;
    castro; monster; the monster; rockstar; hercule; hercules; king kong; robin hood; zorro;
    the professor; the doctor; the accountant; the sheriff; disaster; locomotive; cannonball;
    terror; chicken; poulet; gorilla; panda; jeff; fred; sam; eddy; richie; tommy; marco; brad; si;
    ollie; johnny; bernie; max; monsieur propre; mister clean; mr clean; top gun
    """
)

# Of questions, in both languages: what is asked about stands in the words beside them.
CARRYING_NOTHING = _words(
    """
    a about after ai an and any are as at au aux avait avec avez been before but by c ca can ce ces
    cet cette chez come comment could d dans de des did do does du elle en es est et etait ete etre
    eu for from had has have he her his how i il ils in is it its j je l la le les leur lui m ma me
    mes moi mon more my n ne nos notre of on ont or ou par pas plus pour qu quand que quel quelle
    quelles quels qui quoi s sa sans se ses she si so son sont sur t ta te tell than that the their
    them there they this to tu un une us vous was we were what when where which who whom whose will
    with without y you your combien many much donne show give please svp stp
    """
)
