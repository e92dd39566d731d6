"""Given names that are one name in several languages, long or short."""

from __future__ import annotations

# One given name a group, groups apart by semicolons.
_FAMILIES = """
alexander alexandre aleksandr alessandro alejandro aleksander alex sasha sandro xander alexandr
alexey aleksey alexei; alberto albert al bert; alfred fred alfredo; andrew andy drew andre
andrea andreas anders andrei andriy andrey; anthony antony tony antoine anton antonio antonin
toni; arnaud arno arnold; benjamin ben benny benji benito benoit; bernard bernie nanard bernd
bernhard; bradley brad; catherine katherine kate kathryn katarzyna kasia katie cathy catharina;
charles charly charlie carlo karl carlos carl karel chuck; christian chris cristian kristian;
christopher chris christophe christoph kristof cristobal kris; claudio claude claudia; cedric
cederic; cecile cecilie cecilia; daniel dan danny dani daniele danilo; david dave davide davy
davey; denis dennis denys; dominic dominique dominik dom domenico; edouard eduard edward ed eddy
eddie edvald eduardo ted; elizabeth lizzie liz elisabeth elisa beth lisa lizzy eliza; emma emmy;
enric enrico henri henry hendrik enrique heinrich harry henk rik; eric erik erich; eugene
eugenio evgeni evgeny evgueni yevgeny; ferdinand ferdi ferdy fernando fernand; francis francois
francesco frank franck franz frans francisco fran paco; frederic frederik fred fredrik freddy;
gabriel gabriele gab; george georges jorge giorgio jurgen joris georg yuri jiri; gerald gerard
geraint gerry gerrit; geoffrey jeffrey jeff geoff; gilbert gil; giovanni gianni john johnny jon
jonathan jean juan jan johan johann johannes hans ian ivan joao jack jhon johnathan jonny;
gregory greg gregor gregoire; guillaume william bill willy wim willem guglielmo will guille
wilhelm; gustav gustave gus; isaac izaak isac; jacob jakob jacques jake james jim jimmy jaime
jaco giacomo jacopo; jeremy jerome jeremie; jerome gerome hieronymus; joseph joe jose jo josef
giuseppe jef jozef beppe sepp pepe jos joop; joaquim joaquin purito; joshua josh; julian julien
juliaan giuliano julio giulio julius jules; juliette juliet julia; kasper casper caspar jasper
gaspard; kenneth ken kenny; kim kimberly kimberley; kevin kevyn; kathrin katrin; laurent laurens
lorenzo laurenz lars laurence; leonard lennard lennart lennert leo leonardo; louis louison luis
lou luigi lodewijk ludwig ludovic ludo lewis; lucas luke luc luca lukas luka; lucien luciano
lucian; magnus magnum mans; marc mark marco marcus markus marek marek marcos; marcel marcello
marcelo; margaux margot; mary marie maria; martin martijn martino; mathieu matthieu matthew
matteo matt mathias matthias mattias mathijs matej mateo mat mats mads matti; maurice mauricio
maurizio moritz mauri; maximilian max maxime maximiliano massimo maximilien; michael michel mike
michele miguel mick mikel michal mikael micha michiel mikhail mick miquel; nathan nathanael;
nicolas nicholas nick nico nicola nicolai nikolai niki klaas; oliver olivier ollie; olaf olav;
oscar oskar; patrick patrik pat paddy; paul pablo paolo pavel pauli; pauline paulina pauliena;
pedro peter pierre pieter piet pete piotr pietro per petr; philip philippe phil philipp filip
filippo felipe philippa; raymond ray ramon; remi remy; richard richie rick ricardo riccardo rich
ritchie richy; rigoberto rigo; robert rob bob bobby roberto robbie robby roby robin bert; roger
rutger ruggero rogier; roland rolando orlando roel; romain roman romano; ronald ronny ron ronan;
rui ruy; samuel sam sammy; santiago santi iago; sean shaun shawn; sebastian sebastien seb; simon
simone; stefan stephen steven steve stephane stefano esteban stijn steph stef; stephanie
stefanie; soren sorren; sylvain silvain silvano; sylvia silvia; theodore theo ted; thibaut
thibault thibau tibo thibaud; thomas tom tommy tomas tommaso toms tomasz tim; timothy tim timo;
tobias toby tobi; victor viktor vittorio vic; vincent vincenzo vince vicente; vladimir wladimir
vlad; walter wouter wout woud; yohann yoann johann yohan; zdenek zdenko
"""

_NUMBERS: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_FAMILIES.split(";")):
    for _name in _line.split():
        _NUMBERS[_name] = _NUMBERS.get(_name, frozenset()) | {_number}

_NONE: frozenset[int] = frozenset()


def same_given_name(one: str, other: str) -> bool:
    """Tell whether two folded given names are forms of one (`"matthew"`, `"mathieu"`).

    A short form of three to five letters counts: `"maxi"` of `"maximilian"`.
    """
    if one == other:
        return True
    if not _NUMBERS.get(one, _NONE).isdisjoint(_NUMBERS.get(other, _NONE)):
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return 3 <= len(short) <= 5 and long.startswith(short)
