"""The board as a person finds their way on it: columns and cards by their names."""

import re

from playwright.sync_api import expect

from portal import wait_for


def lane(page, name):
    return page.get_by_role("region", name=name, exact=True)


def card(page, title):
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title, exact=True))


def expect_in(page, name, title):
    expect(lane(page, name).get_by_role("link", name=title, exact=True)).to_be_visible()


def expect_kept_in(page, name, title):
    """Also after the page was fetched anew."""
    expect_in(page, name, title)
    page.reload()
    expect_in(page, name, title)


def enter_lead(someone, company):
    """A new lead of one's own, which nobody else has; then one is at the board."""
    someone.go("/leads/new")
    someone.page.get_by_label("Company").fill(company)
    box = re.sub(r"[^a-z]+", "-", company.lower()).strip("-")
    someone.page.get_by_label("E-mail").fill(f"hello@{box}.example")
    someone.page.get_by_role("button", name="Add lead", exact=True).click()
    someone.page.wait_for_url("**/leads")
    expect_in(someone.page, "New", company)


def box_of(locator):
    """Where it lies: while the board is put in place anew, it lies nowhere for a moment."""
    return wait_for(locator.bounding_box)


def drag(page, title, name):
    """With the pointer, from the card to the top of a column."""
    # High enough to have both in sight.
    page.set_viewport_size({"width": 1440, "height": 3000})
    start, end = box_of(card(page, title)), box_of(lane(page, name))
    x, y = start["x"] + start["width"] / 2, start["y"] + 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y + 6, steps=3)
    x, y = end["x"] + end["width"] / 2, end["y"] + 60
    page.mouse.move(x, y, steps=12)
    page.mouse.move(x, y + 6, steps=3)
    page.mouse.up()


def menu_of(page, title):
    """Opens the menu of a card; without script, its page."""
    page.get_by_role("link", name=f"Actions for {title}").click()
