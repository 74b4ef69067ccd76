"""Getting in when the password is gone, and keeping others out."""

from playwright.sync_api import expect

from person import accept_invitation, code, sign_in, sign_out, turn_on_second_factor

NEW_PASSWORD = "four words in a row"


def test_who_forgot_the_password_gets_in_by_mail(portal, person):
    someone = person()
    page = someone.page
    page.goto("/login")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_label("E-mail").fill("elite@portico.example")
    page.get_by_role("button", name="Send link").click()
    expect(page.get_by_role("heading", name="Check your inbox")).to_be_visible()
    link = portal.link_to("elite@portico.example", "/password/reset/")
    page.goto(link)
    page.get_by_label("New password").fill("elite@portico.example")
    page.get_by_role("button", name="Change password").click()
    expect(page.locator("[aria-invalid=true]")).to_be_visible()
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Change password").click()
    sign_in(page, "elite", NEW_PASSWORD)
    page.goto(link)
    expect(page.get_by_label("New password")).to_have_count(0)
    someone.forgive("status of 410")


def test_an_unknown_address_gets_the_same_answer_and_no_mail(portal, person):
    page = person().page
    page.goto("/password/forgot")
    page.get_by_label("E-mail").fill("nobody@portico.example")
    page.get_by_role("button", name="Send link").click()
    expect(page.get_by_role("heading", name="Check your inbox")).to_be_visible()
    assert portal.letters_to("nobody@portico.example") == []


def test_a_wrong_password_is_refused_and_the_address_kept(person):
    page = person().page
    page.goto("/login")
    page.get_by_label("E-mail").fill("agent@portico.example")
    page.get_by_label("Password", exact=True).fill("not the right one")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("E-mail")).to_have_value("agent@portico.example")
    expect(page.get_by_label("Password", exact=True)).to_have_attribute("aria-invalid", "true")


def test_a_second_factor_is_set_up_and_asked_for(portal, person):
    nina = person()
    accept_invitation(nina.page, portal.invite("Nina Novak", "nina@portico.example", "support"))
    secret = turn_on_second_factor(nina)
    recovery = nina.page.locator("main code, main li").filter(has_text="-").first.inner_text()
    sign_out(nina.page)
    sign_in(nina.page, "nina", until="/login/verify")
    nina.page.get_by_label("Code from your app").fill("000000")
    nina.page.get_by_role("button", name="Continue").click()
    expect(nina.page.get_by_label("Code from your app")).to_have_attribute("aria-invalid", "true")
    nina.page.get_by_label("Code from your app").fill(code(secret, steps=1))
    nina.page.get_by_role("button", name="Continue").click()
    expect(nina.page.get_by_role("button", name="Account of Nina Novak")).to_be_visible()

    sign_out(nina.page)
    sign_in(nina.page, "nina", until="/login/verify")
    nina.page.get_by_role("link", name="Use a recovery code").click()
    nina.page.get_by_label("Recovery code").fill(recovery)
    nina.page.get_by_role("button", name="Continue").click()
    expect(nina.page.get_by_role("button", name="Account of Nina Novak")).to_be_visible()


def test_signing_out_empties_the_other_tabs_and_nobody_elses(person):
    here, elsewhere = person(), person()
    for someone in (here, elsewhere):
        sign_in(someone.page, "agent")
        someone.page.goto("/admin/leads")
    tab = here.context.new_page()
    tab.goto("/account")
    sign_out(tab)
    here.page.wait_for_url("**/login")
    expect(here.page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    assert "/admin/leads" in elsewhere.page.url


def test_a_device_is_signed_out_from_another(person):
    lost, here = person(), person()
    for someone in (lost, here):
        sign_in(someone.page, "agent")
    here.go("/account/security")
    here.page.get_by_role("button", name="Sign out all other devices").click()
    here.page.wait_for_load_state()
    lost.page.goto("/account")
    assert "/login" in lost.page.url
