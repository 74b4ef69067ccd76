"""From the application of a firm to its first lead: on a phone, with an admin who answers."""

from playwright.sync_api import expect

from examples import apply
from person import PHONE, accept_invitation

MAIL = "ole@ostwind-werbung.example"


def test_a_firm_applies_is_asked_is_taken_on_and_gets_started(portal, person):
    applicant, admin = person(**PHONE), person("admin")
    page = applicant.page
    apply(page, "Ostwind Werbung", MAIL)
    page.goto(portal.link_to(MAIL, "/apply/mine/"))
    page.get_by_role("button", name="Yes, this was me").click()
    expect(page.get_by_text("Thank you. We have received your application")).to_be_visible()

    ask(admin, "Ostwind Werbung", "Who are your three largest clients?")
    portal.letter(MAIL, "Who are your three largest clients?")
    page.goto(portal.link_to(MAIL, "/apply/mine/"))
    page.get_by_label("Your reply").fill("A brewery, a shipyard and a theatre.")
    page.get_by_role("button", name="Send reply").click()
    approve(admin, "Ostwind Werbung", "Active")

    accept_invitation(page, portal.link_to(MAIL, "/invite/"))
    get_started(page)
    admin.go("/admin/partners?q=Ostwind")
    expect(admin.page.get_by_role("row", name="Ostwind Werbung")).to_contain_text("Active")


def test_who_is_rejected_hears_why(portal, person):
    stranger, admin = person(), person("admin")
    apply(stranger.page, "Nebel Reklame", "ole@nebel-reklame.example")
    stranger.page.goto(portal.link_to("ole@nebel-reklame.example", "/apply/mine/"))
    stranger.page.get_by_role("button", name="Yes, this was me").click()
    open_application(admin, "Nebel Reklame")
    admin.page.get_by_label("Reason", exact=True).fill("You would sell to the same people as another partner of ours.")
    admin.page.get_by_role("button", name="Reject with reason").click()
    portal.letter("ole@nebel-reklame.example", "the same people as another partner")
    stranger.page.reload()
    expect(stranger.page.get_by_role("heading", name="We cannot accept your application")).to_be_visible()


def open_application(admin, firm):
    admin.go("/admin/applications")
    admin.page.get_by_role("link", name=firm).click()


def ask(admin, firm, question):
    open_application(admin, firm)
    admin.page.get_by_label("Question").fill(question)
    admin.page.get_by_role("button", name="Send question").click()
    expect(admin.page.get_by_text("Waiting for the applicant").first).to_be_visible()


def approve(admin, firm, tier):
    open_application(admin, firm)
    expect(admin.page.get_by_text("A brewery, a shipyard and a theatre.")).to_be_visible()
    admin.page.get_by_label("Tier").select_option(label=tier)
    admin.page.get_by_role("button", name="Approve and invite").click()
    expect(admin.page.get_by_text("Approved").first).to_be_visible()


def get_started(page):
    """All steps, each from the list, as the list offers them."""
    def open_step(name):
        page.goto("/partner/onboarding")
        page.get_by_role("link", name=name, exact=True).click()

    open_step("Welcome")
    page.get_by_role("button", name="I have read this").click()
    open_step("Your firm")
    page.get_by_label("Specialisations").fill("Harbours")
    page.get_by_role("button", name="Save").click()
    open_step("Agreement")
    page.get_by_label("I have read the whole agreement").check()
    page.get_by_label("Signature (your full name)").fill("Ole Nansen")
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_text("3 of 4 completed")).to_be_visible()
    open_step("Your first lead")
    page.get_by_label("Company").fill("Warnow Werft")
    page.get_by_label("Phone").fill("+49 381 5550123")
    page.get_by_role("button", name="Add lead", exact=True).click()
    page.wait_for_url(lambda url: "/leads/new" not in url)
    page.goto("/partner/onboarding")
    expect(page.get_by_text("4 of 4 completed")).to_be_visible()
