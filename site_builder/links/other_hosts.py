"""The hosts of registries, code, videos and people."""

from site_builder.links.host import Host

OTHER_HOSTS: tuple[Host, ...] = (
    # Registries.
    Host(
        ("doi.org", "www.doi.org", "dx.doi.org"),
        "made to be asked by programs, one id at a time",
        at_once=2,
        gap=0.1,
        refusal="doi.org only sends on: this is the answer of the publisher",
    ),
    Host(
        ("api.crossref.org", "data.crossref.org", "api.datacite.org", "data.datacite.org"),
        "where doi.org sends those who ask for metadata; Crossref bears ten a second",
        at_once=2,
        gap=0.2,
    ),
    Host(
        ("web.archive.org",),
        "its index bears some 24 requests a minute, and blocks who goes on after a 429",
        at_once=1,
        gap=2.5,
        refusal="the Wayback Machine does not show this page, at the wish of its owner",
    ),
    # Code.
    Host(
        ("github.com", "www.github.com", "gist.github.com"),
        "without a token it answers 429 to who asks for more than a page a second",
        at_once=1,
        gap=1,
        refusal="GitHub shows this to its members only",
        generic_titles=("GitHub", "Page not found · GitHub"),
    ),
    Host(
        ("api.github.com",),
        "it asks for requests one after another, a second apart",
        at_once=1,
        gap=1,
        refusal="the token is wrong, or has asked for too much in this hour",
    ),
    Host(
        ("raw.githubusercontent.com", "gist.githubusercontent.com", "codeload.github.com"),
        "they count with github.com",
        at_once=1,
        gap=0.5,
    ),
    # Videos and people.
    Host(
        ("www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"),
        "its pages answer 200 for any id, and ask for consent in Europe",
        at_once=1,
        gap=0.5,
        refusal="the video is private, or its owner forbids embedding",
        generic_titles=("YouTube", "- YouTube", "Before you continue to YouTube"),
    ),
    Host(
        ("linkedin.com", ".linkedin.com"),
        "it answers 999 to programs, whether or not there is such a page",
        at_once=1,
        gap=1,
        refusal="LinkedIn answers every program so",
        generic_titles=("LinkedIn", "Sign Up | LinkedIn"),
    ),
    Host(
        ("researchgate.net", "www.researchgate.net", "academia.edu", ".academia.edu"),
        "they let in members and search engines only",
        at_once=1,
        gap=1,
        refusal="the network lets members in, and no program",
    ),
    Host(
        ("scholar.google.com",),
        "it wants proof of a human after a few requests",
        at_once=1,
        gap=5,
        refusal="Google Scholar lets no program in",
        generic_titles=("Google Scholar", "Sorry..."),
    ),
    Host(
        ("www.semanticscholar.org", "semanticscholar.org"),
        "it answers programs with 202 and an empty page",
        at_once=1,
        gap=1,
        refusal="the page wants proof of a human",
        generic_titles=("Semantic Scholar",),
    ),
    Host(
        ("twitter.com", "x.com", "mobile.twitter.com", "www.facebook.com", "www.instagram.com"),
        "they show programs a login, or nothing",
        at_once=1,
        gap=1,
        refusal="the network lets members in, and no program",
        generic_titles=("X", "Facebook", "Instagram", "Log in to Facebook"),
    ),
    Host(
        ("medium.com", ".medium.com", "towardsdatascience.com", "www.reddit.com", "www.quora.com"),
        "they refuse programs, or ask too fast with 429",
        at_once=1,
        gap=1,
        refusal="the site lets no program in",
        generic_titles=("Medium", "Just a moment..."),
    ),
)
