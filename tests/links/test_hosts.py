"""What is known about hosts: a row here for each row of HOSTS."""

import pytest

from site_builder.links.hosts import ANY, HOSTS, Host, host_of

CVF = "https://openaccess.thecvf.com"
NIPS = "https://papers.nips.cc"
NEURIPS = "https://proceedings.neurips.cc"
PMLR = "https://proceedings.mlr.press"

# The first name of each row, what it bears, and pairs of a file and the page about its paper.
ROWS: dict[str, tuple[int, float, list[tuple[str, str | None]]]] = {
    "arxiv.org": (
        1,
        3,
        [
            ("https://arxiv.org/pdf/1703.07464", "https://arxiv.org/abs/1703.07464"),
            ("http://www.arxiv.org/pdf/1703.07464v2.pdf", "https://arxiv.org/abs/1703.07464v2"),
            ("https://export.arxiv.org/ps/cs/0512001", "https://arxiv.org/abs/cs/0512001"),
            ("https://arxiv.org/abs/1703.07464", None),
            ("https://arxiv.org/list/cs.CV/recent", None),
        ],
    ),
    "openaccess.thecvf.com": (
        2,
        0.1,
        [
            (f"{CVF}/content_cvpr_2018/papers/A_B.pdf", f"{CVF}/content_cvpr_2018/html/A_B.html"),
            (f"{CVF}/content/WACV2021/papers/A.pdf", f"{CVF}/content/WACV2021/html/A.html"),
            (f"{CVF}/content_CVPRW_2019/papers/V/A.pdf", f"{CVF}/content_CVPRW_2019/html/V/A.html"),
            (f"{CVF}/content/CVPR2021/supplemental/A.pdf", None),
            (f"{CVF}/content_cvpr_2018/html/A_B.html", None),
            (
                "http://www.cv-foundation.org/openaccess/content_cvpr_2015/papers/A.pdf",
                "http://www.cv-foundation.org/openaccess/content_cvpr_2015/html/A.html",
            ),
        ],
    ),
    "papers.nips.cc": (
        2,
        0.1,
        [
            (f"{NIPS}/paper/4634-some-title.pdf", f"{NIPS}/paper/4634-some-title"),
            (f"{NIPS}/paper/4634-some-title", None),
            (
                f"{NEURIPS}/paper/2020/file/c96c08f8-Paper.pdf",
                f"{NEURIPS}/paper/2020/hash/c96c08f8-Abstract.html",
            ),
            (
                f"{NEURIPS}/paper_files/paper/2022/file/c96c08f8-Paper-Conference.pdf",
                f"{NEURIPS}/paper_files/paper/2022/hash/c96c08f8-Abstract-Conference.html",
            ),
            (f"{NEURIPS}/paper/2020/file/c96c08f8-Supplemental.pdf", None),
            (f"{NEURIPS}/paper/2020/hash/c96c08f8-Abstract.html", None),
        ],
    ),
    "openreview.net": (
        1,
        1,
        [
            (
                "https://openreview.net/pdf?id=r1R5Z19le",
                "https://openreview.net/forum?id=r1R5Z19le",
            ),
            (
                "https://openreview.net/attachment?name=pdf&id=SJyEH91A-",
                "https://openreview.net/forum?id=SJyEH91A-",
            ),
            ("https://openreview.net/forum?id=r1R5Z19le", None),
            ("https://openreview.net/references/pdf?id=r1R5Z19le", None),
            ("https://openreview.net/pdf/0a1b2c.pdf", None),
        ],
    ),
    "api2.openreview.net": (1, 1, []),
    "proceedings.mlr.press": (
        2,
        0.1,
        [
            (f"{PMLR}/v97/teapot19a/teapot19a.pdf", f"{PMLR}/v97/teapot19a.html"),
            (f"{PMLR}/v37/teapot15.pdf", f"{PMLR}/v37/teapot15.html"),
            (f"{PMLR}/r5/kettle05a/kettle05a.pdf", f"{PMLR}/r5/kettle05a.html"),
            (f"{PMLR}/v97/teapot19a/teapot19a-supp.pdf", None),
            (f"{PMLR}/v97/teapot19a.html", None),
        ],
    ),
    "jmlr.org": (
        1,
        0.5,
        [
            (
                "http://jmlr.csail.mit.edu/papers/volume10/teapot09a/teapot09a.pdf",
                "http://jmlr.csail.mit.edu/papers/v10/teapot09a.html",
            ),
            (
                "https://www.jmlr.org/papers/v20/18-100/18-100.pdf",
                "https://www.jmlr.org/papers/v20/18-100.html",
            ),
        ],
    ),
    "aclanthology.org": (
        2,
        0.1,
        [
            (
                "https://aclanthology.org/2020.acl-main.1.pdf",
                "https://aclanthology.org/2020.acl-main.1/",
            ),
            ("https://aclanthology.org/P18-1001v2.pdf", "https://aclanthology.org/P18-1001/"),
            ("https://aclanthology.org/P18-1001/", None),
        ],
    ),
    "citeseerx.ist.psu.edu": (1, 1, []),
    "dl.acm.org": (
        1,
        3,
        [
            ("https://dl.acm.org/doi/pdf/10.1145/1.2", "https://dl.acm.org/doi/10.1145/1.2"),
            ("https://dl.acm.org/doi/10.1145/1.2", None),
        ],
    ),
    "ieeexplore.ieee.org": (
        1,
        1,
        [
            (
                "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=8578650",
                "https://ieeexplore.ieee.org/document/8578650",
            ),
            (
                "https://ieeexplore.ieee.org/iel7/8576498/8578098/08578650.pdf",
                "https://ieeexplore.ieee.org/document/8578650",
            ),
            ("https://ieeexplore.ieee.org/document/8578650", None),
        ],
    ),
    "www.sciencedirect.com": (
        1,
        1,
        [
            (
                "https://www.sciencedirect.com/science/article/pii/S003132/pdfft?md5=1",
                "https://www.sciencedirect.com/science/article/pii/S003132",
            ),
            ("https://www.sciencedirect.com/science/article/pii/S003132", None),
        ],
    ),
    "link.springer.com": (
        2,
        0.5,
        [
            (
                "https://link.springer.com/content/pdf/10.1007/s11263-019-01.pdf",
                "https://link.springer.com/article/10.1007/s11263-019-01",
            ),
            (
                "https://link.springer.com/content/pdf/10.1007/978-3-319-24261-3_7.pdf",
                "https://link.springer.com/chapter/10.1007/978-3-319-24261-3_7",
            ),
            (
                "https://link.springer.com/content/pdf/10.1007/978-3-319-24261-3.pdf",
                "https://link.springer.com/book/10.1007/978-3-319-24261-3",
            ),
            ("https://link.springer.com/article/10.1007/s11263-019-01", None),
        ],
    ),
    "onlinelibrary.wiley.com": (
        1,
        1,
        [
            (
                "https://onlinelibrary.wiley.com/doi/pdfdirect/10.1002/a.1?download=true",
                "https://onlinelibrary.wiley.com/doi/10.1002/a.1",
            )
        ],
    ),
    "www.tandfonline.com": (
        1,
        1,
        [
            (
                "https://www.tandfonline.com/doi/epdf/10.1080/a.1",
                "https://www.tandfonline.com/doi/10.1080/a.1",
            )
        ],
    ),
    "www.mdpi.com": (1, 1, []),
    "academic.oup.com": (1, 1, []),
    "doi.org": (2, 0.1, []),
    "api.crossref.org": (2, 0.2, []),
    "web.archive.org": (1, 2.5, []),
    "github.com": (1, 1, []),
    "api.github.com": (1, 1, []),
    "raw.githubusercontent.com": (1, 0.5, []),
    "www.youtube.com": (1, 0.5, []),
    "linkedin.com": (1, 1, []),
    "researchgate.net": (1, 1, []),
    "scholar.google.com": (1, 5, []),
    "www.semanticscholar.org": (1, 1, []),
    "twitter.com": (1, 1, []),
    "medium.com": (1, 1, []),
}
PAGES = [(file, page) for _, _, pages in ROWS.values() for file, page in pages]


def test_each_row_is_tested() -> None:
    assert [row.names[0] for row in HOSTS] == list(ROWS)


@pytest.mark.parametrize("row", HOSTS, ids=lambda row: row.names[0])
def test_a_row_says_what_its_host_bears_and_why(row: Host) -> None:
    assert (row.at_once, row.gap) == ROWS[row.names[0]][:2]
    assert row.why
    assert not row.why.endswith(".")
    assert (row.landing is not None) == bool(ROWS[row.names[0]][2])


@pytest.mark.parametrize("row", HOSTS, ids=lambda row: row.names[0])
def test_a_host_is_found_by_each_of_its_names(row: Host) -> None:
    for name in row.names:
        host = f"any{name}" if name.startswith(".") else name
        assert host_of(f"https://{host}/a") is row
        assert host_of(f"http://{host.upper()}.:8080/a?b#c") is row


@pytest.mark.parametrize(("file", "page"), PAGES)
def test_the_page_about_a_paper(file: str, page: str | None) -> None:
    landing = host_of(file).landing
    assert landing is not None
    assert landing(file) == page
    if page:
        assert landing(f"{file}#page=2") == page
        assert landing(page) is None


def test_no_name_is_in_two_rows() -> None:
    names = [name for row in HOSTS for name in row.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "url", ["https://example.org/", "https://notgithub.com/", "x", "http://[", ""]
)
def test_any_other_host_is_a_small_server(url: str) -> None:
    assert host_of(url) is ANY


def test_hosts_that_refuse_programs_say_what_that_means() -> None:
    for name in ("dl.acm.org", "ieeexplore.ieee.org", "www.linkedin.com", "www.mdpi.com"):
        assert host_of(f"https://{name}/").refusal


def test_a_very_long_address_has_no_page() -> None:
    landing = host_of(CVF).landing
    assert landing is not None
    assert landing(f"{CVF}/content_cvpr_2018/papers/{'a/papers/' * 10_000}b.pdf") is None
