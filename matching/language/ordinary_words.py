"""Ordinary words and given names that software often bears: such a name alone says little.

Swedish, English and Latin words, gods and stars, and given names that are common in Sweden.
"""

from matching.language.word_lists import word_set

WORDS = word_set(
    """
    access active alert alfa alpha analys arena argus ark arken arrow atlas aurora avanti axis
    balans basen bas beacon beta block blick board book bridge bro brev canvas cargo castor
    center central cicero city class classroom clear click cloud combi combine compass complete
    concept connect control core cosmic credo crystal delta desk dialog direkt direct diver docs
    dossier draft drive easy echo eko eden elvis epsilon essence event evolution expert extra
    facit familj fenix find first flex flow fokus focus form forms forum fri frida frigg fusion
    future gamma gateway gemini genesis global globen gnist go grade guide hera hermes hjulet
    horisont horizon hub ikaros impact index info insight insidan inspira intro iris journal juno
    jupiter kanal kardinal karta kedjan kompass kontakt kontroll korpen kraft kuben kvarn lagen
    leda lex ljus logos lotus luna lyra magna mars master max meetings memory mercury merkur mira
    mobil modul momentum monitor moln natur navet navi nestor nexus nova nyckel odin olympus omni
    omnis omega one open optima opus oraklet orbit origo orion panda panorama partner pascal
    pedagog pegasus perfekt phoenix pilot pilen ping pixel plan planner planet pluto plus
    point polaris pool portalen prime primus prisma pro profil progress project prometheus public
    pulpet puls pulse quest radar rapid reda resurs result retriever ring rosen rubin rule
    saga saldo salto samba sam samson satellit saturn scala scout secure sensus sesam shift sierra
    sigma signal simply sirius skriv smart social sol solen spark spectrum spider spira spring
    star start stella step stjärnan stratus studio summit svea swift talk target team tellus
    tempo tempus terra tes text thor tiger time titan today topp torget torn total touch track
    trappan trend trio trust ultra union unit universal vaka vega verdi vesta victoria video view
    viking vinden vision visio vista viva voice wave web webben wise work zenit zero zoom
    """
)

GIVEN_NAMES = word_set(
    """
    adam agda agnes albin alexander alice alma alva alvin alvis amanda anna anton arvid astrid
    axel beata benjamin bo carl cecilia clara clio daniel david ebba edvin elias elin elina ella
    ellen elsa elvira emil emilia emma erik eva filip freja frida gustav hanna harry hedda hugo
    ida inez ingrid isabella isak jakob jasmine johanna john jonathan josef julia karin karl kim
    klara klas lars laura leo liam lina linnea lisa lo louise lova love lovisa lucas lukas lykke
    maja malin maria markus mateo matilda max melvin mia mio moa molly monika nellie nils noah
    nora oliver olivia oskar otto pelle per petra rasmus rebecka robin ronja rut saga sally sam
    sara sebastian selma sigrid signe simon siri sofia sofie stella sten stig svante svea theo
    thea tilda tim tina tor tove tuva tyra vera victor viktor vilda vilma vincent wilma wille
    william
    """
)

ORDINARY = WORDS | GIVEN_NAMES
"""A product of such a name needs its vendor, or a text that speaks for what it does."""
