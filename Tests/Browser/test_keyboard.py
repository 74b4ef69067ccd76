"""Everything by keys alone: one sees where one is, and what opens closes and gives the focus back."""

import pytest
from playwright.sync_api import expect

from board import enter_lead

# What has the focus, whether it is in sight, and whether one sees that it has the focus.
FOCUS = """async () => {
  await Promise.allSettled(document.getAnimations().map((it) => it.finished));
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const shown = [at, at.parentElement, at.closest('label'), at.closest('.input')].filter(Boolean);
  const seen = shown.some((it) => ['', '::before', '::after'].some((part) => {
    const style = getComputedStyle(it, part || null);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
      || at.matches('input, select, textarea') && style.boxShadow !== 'none';
  }));
  return {
    name: `${at.tagName} ${(at.getAttribute('aria-label') ?? at.innerText ?? '').trim().slice(0, 40)} ${at.name ?? ''}`,
    onPage: at !== document.body, inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0,
    // The button within a field for a day has a ring of its own.
    seen: seen || at.type === 'date',
  };
}"""
# What can be reached, but for radio buttons, of which the chosen one stands for all, and what is not drawn.
REACHABLE = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter((it) =>
    it.tabIndex >= 0 && !it.disabled && it.type !== 'radio' && it.checkVisibility({ visibilityProperty: true })).length"""


@pytest.mark.parametrize("name, path", [
    ("owner", "/leads/list"), ("owner", "/tier-progression"), ("owner", "/account"), ("admin", "/admin/partners"),
    ("admin", "/admin/settings"), (None, "/apply"), (None, "/login"),
])
def test_tab_goes_everywhere_and_one_sees_where_one_is(person, name, path):
    someone = person(name)
    someone.go(path)
    page = someone.page
    count, reached, unseen = page.evaluate(REACHABLE), 0, []
    # Where a field has the focus at once, one begins behind it: once around, then.
    while page.evaluate(FOCUS)["onPage"]:
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    while (at := page.evaluate(FOCUS))["onPage"] and reached <= count + 20:
        reached += 1
        if not (at["seen"] and at["inSight"]):
            unseen.append(at)
        page.keyboard.press("Tab")
    assert unseen == []
    assert reached >= count


def test_the_first_tab_leads_to_the_content(person):
    owner = person("owner")
    owner.go("/tier-progression")
    owner.page.keyboard.press("Tab")
    expect(owner.page.get_by_role("link", name="Skip to content")).to_be_focused()
    owner.page.keyboard.press("Enter")
    expect(owner.page.locator("main")).to_be_focused()


def test_a_dialog_keeps_the_focus_and_gives_it_back(person):
    owner = person("owner")
    owner.go("/leads")
    page = owner.page
    opener = page.get_by_role("link", name="New lead")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Company")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_menu_is_used_by_arrows_and_gives_the_focus_back(person):
    owner = person("owner")
    enter_lead(owner, "Antilope Antriebe")
    page = owner.page
    opener = page.get_by_role("link", name="Actions for Antilope Antriebe")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Open", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Log a call")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_keys_lead_to_places_and_are_listed(person):
    owner = person("owner")
    owner.go("/leads")
    page = owner.page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Your tier")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/tier-progression")


def test_what_one_looks_for_is_found_from_every_page(person):
    admin = person("admin")
    admin.go("/admin/settings")
    page = admin.page
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search or jump to")).to_be_focused()
    page.keyboard.type("Seeblick Werbeagentur")
    expect(page.get_by_role("option", name="Seeblick Werbeagentur").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Seeblick Werbeagentur", level=1)).to_be_visible()
