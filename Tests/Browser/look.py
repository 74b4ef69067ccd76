"""How a page is judged by machines, and shown to people."""

import re

from axe_playwright_python.sync_playwright import Axe

from portal import ROOT

SHOTS = ROOT / ".build" / "screenshots"
WIDTHS = {"desk": 1440, "tablet": 768, "phone": 360}
FIRST_VISIT, NEXT_VISIT = 60_000, 15_000
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
REST = "Promise.allSettled(document.getAnimations().filter((it) => it instanceof CSSTransition).map((it) => it.finished))"


def weigh(someone, path):
    """What a visit costs over the wire, with nothing kept and with everything."""
    session = someone.context.new_cdp_session(someone.page)
    session.send("Network.enable")
    loaded = []
    session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    problems = []
    for limit, until in ((FIRST_VISIT, "networkidle"), (NEXT_VISIT, "load")):
        loaded.clear()
        someone.go(path, wait_until=until)
        if sum(loaded) > limit:
            problems.append(f"{sum(loaded):.0f} bytes, more than {limit}")
    session.detach()
    return problems


def look(page, name):
    """What axe finds in both themes; and the pictures of both in all widths."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    problems = []
    for theme, rules in (("light", WCAG), ("dark", CONTRAST)):
        page.emulate_media(color_scheme=theme)
        page.evaluate(REST)
        for violation in Axe().run(page, options=rules).response["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            problems.append(f"{theme}: {violation['id']}: {targets[:4]}")
        for size, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=SHOTS / f"{name}-{size}-{theme}.jpg", type="jpeg", quality=70, full_page=True)
        page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
    return problems


def name_of(route):
    """What the files of a page are called."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub("<[a-z]+>", "", route.lower())).strip("-") or "home"
