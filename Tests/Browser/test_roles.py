"""What each of the others can do and cannot: a member, a Starter, an Elite firm, support and an agent."""

import re

import pytest
from playwright.sync_api import expect

from board import enter_lead, expect_in, lane
from person import PHONE


def places(page):
    """What the menu names."""
    return page.get_by_role("navigation", name="All sections").get_by_role("link").all_inner_texts()


@pytest.mark.parametrize("name, path", [
    ("member", "/account/team"), ("member", "/leads/automation"), ("member", "/admin/partners"),
    ("owner", "/admin/leads"), ("support", "/admin/settings"), ("support", "/leads"), ("agent", "/admin/tiers"),
    ("agent", "/admin/partners/new"),
])
def test_a_page_of_others_is_closed_and_says_so(person, name, path):
    someone = person(name)
    assert someone.go(path).status == 403
    expect(someone.page.locator("main")).to_contain_text("403")
    expect(someone.page.get_by_role("heading", level=1)).to_be_visible()
    someone.forgive("status of 403")


def test_the_menu_names_only_what_is_open(person):
    member, support = person("member"), person("support")
    member.go("/leads")
    assert "Team" not in places(member.page) and "Automation" not in places(member.page)
    support.go("/admin/partners")
    assert "Settings" not in places(support.page)


def test_a_member_sees_own_leads_only_where_the_owner_wants_it_so(person):
    owner, member = person("owner"), person("member")
    enter_lead(owner, "Amsel Akustik")
    member.go("/leads")
    expect_in(member.page, "New", "Amsel Akustik")
    owner.go("/account/team")
    owner.page.get_by_label("Own leads only").check()
    owner.page.get_by_role("button", name="Save").click()
    owner.page.wait_for_load_state()
    member.go("/leads")
    expect(lane(member.page, "New")).to_be_visible()
    expect(member.page.get_by_role("link", name="Amsel Akustik", exact=True)).to_have_count(0)


def test_what_a_starter_cannot_use_yet_is_shown_with_the_way_there(person):
    starter = person("starter", **PHONE)
    starter.go("/leads/automation")
    page = starter.page
    expect(page.get_by_role("heading", name="Follow-up automation")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-label", re.compile(r"^\d+% of the way to Performer$"))
    expect(page.get_by_role("button", name="Add rule")).to_have_count(0)
    starter.go("/leads")
    expect(page.get_by_text("Move, assign or tag many leads at once, save filters as views and get reminders of due tasks")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Pick")).to_have_count(0)


def test_a_starter_asks_what_if(person):
    starter = person("starter")
    starter.go("/tier-progression")
    page = starter.page
    for slider in page.get_by_role("slider").all():
        slider.focus()
        page.keyboard.press("End")
    expect(page.get_by_text("Estimated date for Active:")).to_be_visible()


def test_elite_has_every_tool(person):
    elite = person("elite")
    elite.go("/leads/automation")
    expect(elite.page.get_by_role("button", name="Add rule")).to_be_visible()
    elite.go("/tier-progression")
    expect(elite.page.get_by_role("row", name="Elite Your tier")).to_be_visible()


def test_support_writes_a_note_that_the_partner_never_sees(person):
    support, owner = person("support"), person("owner")
    page = support.page
    support.go("/admin/partners?q=Seeblick")
    page.get_by_role("link", name="Seeblick Werbeagentur").click()
    page.get_by_role("link", name="Notes").click()
    page.get_by_role("textbox").last.fill("They answer late on Mondays")
    page.locator("main form").get_by_role("button").last.click()
    expect(page.locator("main")).to_contain_text("They answer late on Mondays")
    for path in ("/account/firm", "/account/team/audit", "/partner/onboarding"):
        owner.go(path)
        assert "late on Mondays" not in owner.page.content()


def test_an_agent_finds_a_lead_and_keeps_what_partners_never_see(person):
    owner, agent = person("owner"), person("agent")
    enter_lead(owner, "Biber Dammbau")
    page = agent.page
    agent.go("/admin/leads")
    page.get_by_role("searchbox").first.fill("Biber Dammbau")
    expect(page.get_by_role("link", name="Clear filters")).to_be_visible()
    page.get_by_role("link", name="Biber Dammbau").click()
    expect(page.get_by_role("heading", name="Biber Dammbau")).to_be_visible()
    note = page.get_by_label("Notes").or_(page.get_by_label("Staff notes")).first
    note.fill("Their father knows the mayor")
    page.locator("form", has=note).get_by_role("button").first.click()
    expect(page.locator("main")).to_contain_text("Biber Dammbau")
    owner.go("/leads")
    owner.page.get_by_role("link", name="Biber Dammbau", exact=True).click()
    expect(owner.page.get_by_role("heading", name="Biber Dammbau")).to_be_visible()
    assert "knows the mayor" not in owner.page.content()
