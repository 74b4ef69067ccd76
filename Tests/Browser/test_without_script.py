"""The main journeys again, with JavaScript turned off: plain links and forms do everything."""

import pytest
from playwright.sync_api import expect

from board import enter_lead, expect_in, menu_of
from examples import apply, send_file
from person import sign_in, sign_out
from portal import wait_for


@pytest.fixture
def plain(person):
    return lambda name=None, **options: person(name, script=False, **options)


def reload_until(page, place):
    def is_there():
        page.wait_for_load_state()
        if place.count():
            return True
        page.reload()

    wait_for(is_there)


def test_one_signs_in_and_out(plain):
    someone = plain()
    sign_in(someone.page, "starter")
    expect(someone.page.get_by_role("link", name="Leads", exact=True).first).to_be_visible()
    sign_out(someone.page)


def test_a_lead_is_entered_moved_and_brought_back(plain):
    owner = plain("owner")
    enter_lead(owner, "Tukan Tapeten")
    page = owner.page
    menu_of(page, "Tukan Tapeten")
    page.get_by_role("button", name="Contacted", exact=True).click()
    expect_in(page, "Contacted", "Tukan Tapeten")
    page.get_by_role("button", name="Undo").click()
    expect_in(page, "New", "Tukan Tapeten")


def test_mistakes_stand_beside_their_fields_and_what_was_typed_stays(plain):
    owner = plain("owner")
    owner.go("/leads/new")
    owner.page.get_by_label("Company").fill("Uhu Klebstoffe")
    owner.page.get_by_role("button", name="Add lead", exact=True).click()
    expect(owner.page.locator("[aria-invalid=true]").first).to_be_visible()
    expect(owner.page.get_by_label("Company")).to_have_value("Uhu Klebstoffe")


def test_a_lead_is_won(plain):
    owner = plain("owner")
    enter_lead(owner, "Viper Ventile")
    page = owner.page
    menu_of(page, "Viper Ventile")
    page.get_by_role("link", name="Closed …").click()
    page.get_by_label("Won value").fill("900")
    page.get_by_role("button", name="Won", exact=True).click()
    owner.go("/leads")
    expect_in(page, "Closed", "Viper Ventile")


def test_many_are_tagged_at_once_and_found_by_the_tag(plain):
    owner = plain("owner")
    names = ["Wal Werft", "Wisent Wolle"]
    for name in names:
        enter_lead(owner, name)
    page = owner.page
    for name in names:
        page.get_by_label(f"Select {name}").check()
    page.get_by_role("button", name="Tag", exact=True).click()
    page.get_by_label("Tag").fill("autumn fair")
    page.get_by_role("button", name="Change 2 leads").click()
    owner.go("/leads/list")
    page.get_by_role("button", name="More filters").click()
    page.get_by_role("textbox", name="Tag").fill("autumn fair")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(3)


def test_leads_come_from_a_file(plain):
    owner = plain("owner")
    page = owner.page
    owner.go("/leads/import")
    send_file(page, "leads.csv", "company,contact,email\nYak Yoga,Ole Nansen,ole@yak-yoga.example\n", "Upload file")
    page.get_by_role("button", name="Check rows", exact=True).click()

    button = page.get_by_role("button", name="Import 1 row")
    reload_until(page, button)
    button.click()
    reload_until(page, page.get_by_text("1 row was imported"))


def test_a_firm_applies_though_it_takes_longer(portal, plain):
    apply(plain().page, "Zebu Milch", "ole@zebu-milch.example", patience=60)
    assert portal.link_to("ole@zebu-milch.example", "/apply/mine/")


def test_an_admin_finds_a_partner_and_changes_many(plain):
    admin = plain("admin")
    page = admin.page
    admin.go("/admin/partners")
    page.get_by_role("searchbox").fill("Atlas")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(2)
    page.get_by_role("row", name="Atlas Digital").get_by_role("checkbox").check()
    page.get_by_role("button", name="Add tag", exact=True).click()
    page.get_by_label("Tag").fill("met in autumn")
    page.locator("main form").get_by_role("button").first.click()
    admin.go("/admin/partners?q=Atlas")
    page.get_by_role("link", name="Atlas Digital").click()
    expect(page.locator("main")).to_contain_text("met in autumn")
