"""What departments write, with places to fill in."""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ABOUT_THE_JOB = _lines("""
    {Job} för {place}.
    Används för {job} och {also}.
    Här sköter {people} {job}.
    {Definition}
    {Definition} Används av {people} på {place}.
    {Job}, {also}, {n} användare
    Vi kör {job} här sedan {year}
    Stöd för {job} på {place}, även {also}.
    {People} på {place} loggar in varje dag och gör {job}.
    {job} {place}
    Eget register: {job} för {place}, sparat på gemensam yta.
    Appen används till {job}; {also} görs av {people}.
    Köptes {year} för {job}, numera även {also}
    All {job} på {place} går genom det här.
""")
ABOUT_THE_REST = _lines("""
    Upphandlat {year}, avtalet löper ut {later}.
    Cirka {n} användare, mest {people} på {place}.
    Driften sköts av {vendor}.
    Ska ersättas av {product} under {later}.
    Används inte för {other}.
    Kopplat till {product} via fil varje natt.
    {People} i {place} för egna listor vid sidan av.
    Licensen delas med {place}.
    Ersatte {product} {year}.
    Inloggning med tjänstekort sedan {year}, supporten svarar till kl {hour}.
    {People} tycker att det är krångligt men det fungerar.
    Samverkan med {place}; kontaktperson finns på {department}.
    Statistik tas ut två gånger per år till nämnden, senast av {people} på {place}.
""")
NEEDS = _lines("""
    Vi behöver {job} för {place}, idag görs det i Excel.
    {People} på {place} vill ha stöd för {job}. Kan vi slippa papper?
    Vi vill köpa ett verktyg för {job} och {also}, cirka {n} användare.
    Det tar för lång tid med {job}; {people} ringer runt till {place}.
    Finns det något gemensamt system för {job}? Vi har sett {product} hos en annan kommun.
    {People} mejlar listor om {job} mellan {place} och {department}, det håller inte längre.
    Önskemål från {place}: {job} i mobilen. Vi behöver inte {other}.
    Vi har fått en offert på {product} som {people} vill använda till {job} redan {later}.
    {People} på {place} vill kunna låna symaskiner av varandra och se vem som har vilken.
""")
HOME_MADE = _lines("""
    Excelblad {place}
    {Job} {place}
    {place} {year}
    Listan {job}
    {department} {job}
""")
PEOPLE = _words("""
    enhetschefer administratörer handläggare pedagoger undersköterskor samordnare rektorer
    vaktmästare assistenter inspektörer bibliotekarier ekonomer planerare registratorer
    sjuksköterskor tekniker kuratorer arbetsledare lärare kommunsekreterare
""")
KINDS_OF_PLACE = _words("""
    förskolan skolan äldreboendet enheten hemtjänsten badet biblioteket gymnasiet verkstaden
""")
FIRST_PARTS = _words("""
    Ek Björk Norr Söder Sol Ås Berg Strand Kvarn Lind Al Hassel Rosen Kungs Bruks Kyrk Ny Öster
    Väster Fager Gran Furu Hag Sten Rönn Lärk Svan Mos Älv Ängs Hammar Sjö
""")
LAST_PARTS = _words("""
    backen ängen gården torp hemmet lunda vik dal berga hult näs sund ryd by holm fors kullen
    hagen stad åsen
""")
