"""An admin at work: the rules, the firms, the people, and what the log keeps of it."""

import re

from playwright.sync_api import expect

from portal import wait_for



def test_rules_are_drafted_rehearsed_and_published(person):
    admin = person("admin")
    page = admin.page
    admin.go("/admin/tiers")
    page.get_by_role("link", name="Edit rules").click()
    page.get_by_role("group", name="Active").get_by_label("Commission (%)").fill("23")
    page.get_by_role("button", name="Save draft").last.click()
    starter = person("starter")
    starter.go("/tier-progression")
    expect(starter.page.get_by_role("row", name="Active Next tier")).to_contain_text("22%")
    page.get_by_role("button", name="Preview changes").click()
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()
    page.get_by_label("Release note").fill("A little more for Active")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("table", name="Partners by tier").get_by_role("row", name="Active")).to_contain_text("23%")
    starter.page.reload()
    expect(starter.page.get_by_role("row", name="Active Next tier")).to_contain_text("23%")


def test_a_draft_is_dropped(person):
    admin = person("admin")
    page = admin.page
    admin.go("/admin/tiers/draft")
    page.get_by_role("group", name="Elite").get_by_label("Commission (%)").fill("31")
    page.get_by_role("button", name="Save draft").last.click()
    page.get_by_role("button", name="Discard draft").click()
    admin.go("/admin/tiers/draft")
    expect(page.get_by_role("group", name="Elite").get_by_label("Commission (%)")).to_have_value("30")


def test_the_colour_of_the_company_is_everywhere_and_a_bad_one_is_refused(person):
    admin, stranger = person("admin"), person()
    page = admin.page
    admin.go("/admin/settings")
    page.get_by_label("Colour").fill("greenish")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Colour")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Colour").fill("#7a1f5c")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Colour")).to_have_value("#7a1f5c")
    stranger.go("/login")
    button = stranger.page.get_by_role("button", name="Sign in", exact=True)
    assert button.evaluate("(it) => getComputedStyle(it).backgroundColor") != "rgb(0, 112, 126)"


def test_many_firms_get_a_message_after_a_look_at_them(portal, person):
    admin = person("admin")
    page = admin.page
    admin.go("/admin/partners")
    page.get_by_role("searchbox").fill("Homes")
    expect(page).to_have_url(re.compile("q=Homes"))
    names = ["Crescent Homes", "Orchard Homes"]
    for name in names:
        page.get_by_role("row", name=name).get_by_role("checkbox").check()
    page.get_by_role("button", name="Send message").click()
    for name in names:
        expect(page.get_by_role("listitem").filter(has_text=name).first).to_be_visible()
    page.get_by_label("Subject").fill("We meet in March")
    page.get_by_label("Message").fill("The summer fair is earlier this year.")
    page.locator("main form").get_by_role("button").first.click()
    expect(page.get_by_role("heading", name="Partners")).to_be_visible()
    wait_for(lambda: sum("The summer fair is earlier this year." in text for text in portal.letters_to("@")) == 2)


def test_a_firm_is_suspended_only_after_it_is_said_what_that_means(person):
    admin = person("admin")
    page = admin.page
    admin.go("/admin/partners?q=Pixelwiese")
    page.get_by_role("link", name="Pixelwiese").click()
    page.get_by_role("button", name="Change the state").or_(page.locator("[popovertarget=moves]")).first.click()
    page.get_by_role("link", name="Suspend").click()
    expect(page.locator("main")).to_contain_text("signed out")
    page.get_by_label("Reason").fill("Spam in our name")
    page.locator("main form").get_by_role("button").first.click()
    expect(page.get_by_text("Suspended").first).to_be_visible()
    admin.go("/admin/audit")
    expect(page.locator("main")).to_contain_text("Pixelwiese")


def test_who_sees_the_portal_as_somebody_else_changes_nothing(person):
    admin = person("admin")
    page = admin.page
    admin.go("/admin/users?search=Clara")
    page.get_by_role("link", name="Clara Steinmetz").click()
    page.get_by_role("button", name="View as Clara Steinmetz").click()
    banner = page.get_by_text("You are viewing the portal as")
    expect(banner).to_be_visible()
    admin.go("/leads/new")
    expect(banner).to_be_visible()
    page.get_by_label("Company").fill("Xerus Xylophone")
    page.get_by_label("Phone").fill("+49 40 5550100")
    page.get_by_role("button", name="Add lead", exact=True).click()
    expect(page.get_by_role("alert").or_(page.get_by_text("403"))).to_be_visible()
    admin.go("/leads")
    expect(page.get_by_text("Xerus Xylophone")).to_have_count(0)
    page.get_by_role("button", name="Stop viewing").click()
    expect(banner).to_have_count(0)
    admin.go("/admin/audit")
    expect(page.get_by_role("table")).to_contain_text("Clara Steinmetz")
    admin.forgive("status of 403")


def test_somebody_is_invited_and_paused_and_cannot_get_in(portal, person):
    admin, new = person("admin"), person()
    page = admin.page
    admin.go("/admin/users/invite")
    page.get_by_label("Name").fill("Jonas Neu")
    page.get_by_label("E-mail").fill("jonas@portico.example")
    page.get_by_label("Support").check()
    page.get_by_role("button", name="Invite").click()
    new.page.goto(portal.link_to("jonas@portico.example", "/invite/"))
    new.page.get_by_label("Password", exact=True).fill("four words in a row")
    new.page.get_by_role("button", name="Open my account").click()
    expect(new.page.get_by_role("button", name="Account of Jonas Neu")).to_be_visible()
    admin.go("/admin/users?search=Jonas")
    page.get_by_role("link", name="Jonas Neu").click()
    page.get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("Paused").first).to_be_visible()
    new.page.goto("/admin/partners")
    assert "/login" in new.page.url
