"""What pages say when they are not what was wanted, in many languages.

The texts to look into are short: titles, and pages that say nothing else.
"""

import re
from collections.abc import Iterable
from functools import cache


@cache
def _any(phrases: str) -> re.Pattern[str]:
    """A pattern for phrases, a line each; a blank stands for any white space.

    Made when it is first needed: most pages show their title, and nobody asks further.
    """
    lines = [line.strip() for line in phrases.strip().splitlines()]
    return re.compile("|".join(re.escape(line).replace(r"\ ", r"\s+") for line in lines))


_NOT_FOUND = """
    not found
    not be found
    can't find
    cannot find
    couldn't find
    could not find
    does not exist
    doesn't exist
    no longer exist
    no longer available
    not available anymore
    is unavailable
    page unavailable
    has been removed
    was removed
    has been deleted
    been moved or deleted
    is missing
    nothing found
    nothing here
    no such page
    no such file
    error 404
    404 error
    seite nicht gefunden
    nicht gefunden
    existiert nicht
    nicht mehr verfügbar
    nicht verfügbar
    page introuvable
    introuvable
    non trouvée
    n'existe pas
    n'existe plus
    pas été trouvé
    plus disponible
    no encontrada
    no encontrado
    no existe
    no se encuentra
    no se ha encontrado
    no se pudo encontrar
    ya no está disponible
    non trovata
    non trovato
    non esiste
    non è stata trovata
    non è più disponibile
    não encontrada
    não encontrado
    não existe
    não foi encontrad
    niet gevonden
    bestaat niet
    hittades inte
    kunde inte hittas
    kan inte hittas
    finns inte
    ikke fundet
    ikke funnet
    findes ikke
    finnes ikke
    fant ikke
    ei löydy
    ei löytynyt
    nie znaleziono
    nie została znaleziona
    nie istnieje
    nenalezena
    nebyla nalezena
    neexistuje
    sa nenašla
    не найдена
    не найден
    не существует
    не знайдено
    не існує
    не е намерена
    bulunamadı
    nem található
    nu a fost găsit
    nu există
    no s'ha trobat
    δεν βρέθηκε
    không tìm thấy
    không tồn tại
    tidak ditemukan
    ไม่พบ
    नहीं मिला
    غير موجود
    لم يتم العثور
    לא נמצא
    یافت نشد
    見つかりません
    見つかりませんでした
    存在しません
    找不到
    未找到
    不存在
    无法找到
    無法找到
    찾을 수 없
    존재하지 않
"""
_NUMBER_FIRST = re.compile(r"\W*(?:error|http|oops)?\W*4(?:04|10)(?:\W|$)")

_NO_SITE = """
    welcome to nginx
    default page
    default web page
    default web site
    it works!
    iis windows server
    test page for the
    account suspended
    account has been suspended
    site suspended
    index of /
    directory listing for
    under construction
    coming soon
    there isn't a site here
    no site configured
    service unavailable
    service temporarily unavailable
    temporarily unavailable
    internal server error
    bad gateway
    gateway timeout
    gateway time-out
    under maintenance
    scheduled maintenance
    down for maintenance
    database connection
    database error
    something went wrong
    an error occurred
    an error has occurred
    fatal error
    wartungsarbeiten
    en maintenance
    en mantenimiento
    in manutenzione
"""

_PARKED = """
    domain is for sale
    domain name is for sale
    domain may be for sale
    domain for sale
    domain is available for purchase
    domain is available for sale
    buy this domain
    purchase this domain
    get this domain
    this domain is available
    interested in this domain
    inquire about this domain
    make an offer on this domain
    this domain is parked
    domain is parked
    domain parking
    parked domain
    parked free
    parked at
    parked by
    domain has expired
    domain name has expired
    expired domain
    domain expired
    renew this domain
    future home of
    this web page is parked
    sponsored listings
    steht zum verkauf
    domain kaufen
    diese domain ist
    nom de domaine est à vendre
    domaine est à vendre
    dominio está en venta
    dominio en venta
    dominio in vendita
    dominio è in vendita
    domínio está à venda
    domein is te koop
    домен продается
    домен продаётся
    域名出售
    域名正在出售
    ドメインは販売
"""
_PARKING_HOST = re.compile(
    r"(?:^|[.-])(?:sedo|sedoparking|hugedomains|dan|afternic|parkingcrew|bodis|undeveloped|"
    r"domainmarket|above|parklogic|skenzo|sav|uniregistry|domainnamesales|buydomains|parking|"
    r"parked|domain-?sales?|domain-?parking|forsale|domainforsale)\.[a-z.]+$"
)

_CHALLENGE = """
    just a moment
    attention required!
    checking your browser
    checking if the site connection is secure
    verify you are human
    verify you are a human
    verifying you are human
    verify that you are human
    confirm you are human
    are you a robot
    are you human
    i'm not a robot
    not a robot
    robot check
    human verification
    bot verification
    security check
    security verification
    ddos protection
    pardon our interruption
    access denied
    access to this page has been denied
    request unsuccessful. incapsula
    enable javascript and cookies to continue
    please enable cookies
    unusual traffic
    complete the captcha
    solve the captcha
    captcha
    one more step
    client challenge
    not a bot
    you were a bot
    javascript is disabled in your browser
    bot challenge
"""
_LOGIN = """
    log in
    login
    log on
    sign in
    signin
    sign-in
    single sign-on
    authentication required
    please authenticate
    anmelden
    anmeldung
    einloggen
    connexion
    se connecter
    iniciar sesión
    accedi
    entrar
    inloggen
    войти
    ログイン
    登录
    登入
    로그인
"""


def folded(text: str) -> str:
    """`text` as phrases are written: small letters, plain apostrophes, single blanks."""
    return " ".join(text.casefold().replace("\u2019", "'").replace("\u2018", "'").split())


def tells_not_found(texts: Iterable[str]) -> str:
    """The first of `texts` that says that there is no such page; "" if none does."""
    known = list(texts)
    numbered = (text for text in known if _NUMBER_FIRST.match(folded(text)))
    return _first(_any(_NOT_FOUND), known) or next(numbered, "")


def tells_no_site(texts: Iterable[str]) -> str:
    """The first of `texts` that a server shows instead of a site; "" if none does."""
    return _first(_any(_NO_SITE), texts)


def tells_parked(texts: Iterable[str], host: str) -> str:
    """What in `texts` offers a domain, or `host` if that lives from doing so; "" if nothing."""
    if _PARKING_HOST.search(host):
        return host
    return next((match[0] for text in texts if (match := _any(_PARKED).search(folded(text)))), "")


def tells_challenge(texts: Iterable[str]) -> str:
    """The first of `texts` that wants proof of a human; "" if none does."""
    return _first(_any(_CHALLENGE), texts)


def tells_login(texts: Iterable[str]) -> str:
    """The first of `texts` that wants a login; "" if none does."""
    return _first(_any(_LOGIN), texts)


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    return next((text for text in texts if pattern.search(folded(text))), "")
