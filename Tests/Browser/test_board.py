"""An owner at the board: what cards do, and what two people do to each other."""

import re

from playwright.sync_api import expect

from board import card, drag, enter_lead, expect_in, expect_kept_in, menu_of


def test_a_lead_is_entered_without_leaving_the_board(person):
    owner = person("owner")
    owner.go("/leads")
    owner.page.get_by_role("link", name="New lead").click()
    dialog = owner.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add lead", exact=True).click()
    expect(dialog.locator("[aria-invalid=true]").first).to_be_focused()
    dialog.get_by_label("Company").fill("Albatros Yachten")
    dialog.get_by_label("E-mail").fill("crew@albatros-yachten.example")
    expect(dialog.get_by_role("status")).to_contain_text("free", ignore_case=True)
    dialog.get_by_role("button", name="Add lead", exact=True).click()
    expect(dialog).to_have_count(0)
    assert owner.page.url.endswith("/leads")
    expect_in(owner.page, "New", "Albatros Yachten")


def test_it_is_said_while_typing_that_the_lead_is_there_already(person):
    owner = person("owner")
    enter_lead(owner, "Basalt Steinbruch")
    owner.page.get_by_role("link", name="New lead").click()
    dialog = owner.page.get_by_role("dialog")
    dialog.get_by_label("Company").fill("Basalt Steinbruch GmbH")
    expect(dialog.get_by_role("status")).to_contain_text("already")
    expect(dialog.get_by_role("link", name="Open lead")).to_be_visible()


def test_a_check_that_is_answered_late_leads_nobody_away(person):
    owner = person("owner")
    page = owner.page
    owner.go("/leads")
    held = []
    page.route("**/leads/check?*", lambda route: held.append(route))
    page.get_by_role("link", name="New lead").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Company").fill("Bernstein Optik")
    with page.expect_request("**/leads/check?*"):
        dialog.get_by_label("E-mail").fill("auge@bernstein-optik.example")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    with page.expect_response("**/leads/check?*"):
        for route in held:
            route.continue_()
    # Behind the answer, so that whatever it does to the page is done.
    page.evaluate("fetch('/leads/list').then((answer) => answer.text())")
    expect_in(page, "New", "Bernstein Optik")
    assert page.url.endswith("/leads")


def test_a_card_is_dragged_to_another_column(person):
    owner = person("owner")
    enter_lead(owner, "Cedern Holz")
    drag(owner.page, "Cedern Holz", "Qualified")
    expect(owner.page.get_by_role("button", name="Undo")).to_be_visible()
    expect_kept_in(owner.page, "Qualified", "Cedern Holz")


def test_a_card_is_carried_by_keys_and_brought_back_by_escape(person):
    owner = person("owner")
    enter_lead(owner, "Drossel Druck")
    page = owner.page
    page.get_by_role("link", name="Drossel Druck", exact=True).focus()
    for key in (" ", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect_in(page, "Qualified", "Drossel Druck")
    page.keyboard.press("Escape")
    expect_in(page, "New", "Drossel Druck")
    expect(page.get_by_role("link", name="Drossel Druck", exact=True)).to_be_focused()
    for key in (" ", "ArrowRight", " "):
        page.keyboard.press(key)
    expect(page.get_by_role("link", name="Drossel Druck", exact=True)).to_be_focused()
    expect(page.get_by_text("Undo")).to_be_visible()
    expect_kept_in(page, "Contacted", "Drossel Druck")


def test_a_card_is_moved_by_its_menu_and_the_move_is_undone(person):
    owner = person("owner")
    enter_lead(owner, "Elster Energie")
    page = owner.page
    menu_of(page, "Elster Energie")
    page.get_by_role("button", name="Proposal", exact=True).click()
    expect_in(page, "Proposal", "Elster Energie")
    page.get_by_role("button", name="Undo").click()
    expect_kept_in(page, "New", "Elster Energie")


def test_two_people_see_each_others_moves(person):
    owner, member = person("owner"), person("member")
    enter_lead(owner, "Falke Feinmechanik")
    member.go("/leads")
    expect_in(member.page, "New", "Falke Feinmechanik")
    menu_of(owner.page, "Falke Feinmechanik")
    owner.page.get_by_role("button", name="Contacted", exact=True).click()
    expect_in(member.page, "Contacted", "Falke Feinmechanik")


def test_a_move_of_what_has_changed_meanwhile_is_refused(person):
    owner, member = person("owner"), person("member")
    enter_lead(owner, "Greif Getriebe")
    # A page that hears nothing of what others do.
    member.page.route_web_socket("**/live", lambda socket: None)
    member.go("/leads")
    menu_of(owner.page, "Greif Getriebe")
    owner.page.get_by_role("button", name="Proposal", exact=True).click()
    expect_in(owner.page, "Proposal", "Greif Getriebe")
    drag(member.page, "Greif Getriebe", "Contacted")
    expect(member.page.get_by_role("alert")).to_contain_text("Clara Steinmetz")
    expect_kept_in(member.page, "Proposal", "Greif Getriebe")
    member.forgive("status of 409")


def test_many_are_moved_after_one_question_with_their_number(person):
    owner = person("owner")
    names = ["Habicht Hausbau", "Ibis Immobilien"]
    for name in names:
        enter_lead(owner, name)
    page = owner.page
    for name in names:
        page.get_by_label(f"Select {name}").check()
    bulk = page.get_by_role("group", name="With selected leads")
    expect(bulk).to_contain_text("2 selected")
    bulk.get_by_role("button", name="Move").click()
    expect(page.get_by_role("heading", name="Move 2 leads")).to_be_visible()
    page.get_by_label("Stage").select_option(label="Contacted")
    page.get_by_role("button", name="Change 2 leads").click()
    for name in names:
        expect_in(page, "Contacted", name)


def test_filters_stand_in_the_address_and_are_kept_as_a_view(person):
    owner = person("owner")
    enter_lead(owner, "Jaguar Jalousien")
    page = owner.page
    page.get_by_role("searchbox").fill("Jaguar Jalousien")
    expect(page.get_by_role("group", name="Leads by stage").get_by_role("listitem")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/leads\?q=Jaguar"))
    page.reload()
    expect(page.get_by_role("group", name="Leads by stage").get_by_role("listitem")).to_have_count(1)
    page.get_by_label("View name").fill("Only cats")
    page.get_by_role("button", name="Save view").click()
    expect(page.get_by_role("link", name="Only cats")).to_be_visible()
    owner.go("/leads")
    page.get_by_role("link", name="Only cats").click()
    expect(page.get_by_role("group", name="Leads by stage").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name="Delete view").click()
    expect(page.get_by_role("link", name="Only cats")).to_have_count(0)


def test_a_lead_is_won_with_its_value_and_opened_again_with_a_reason(person):
    owner = person("owner")
    enter_lead(owner, "Kranich Keramik")
    page = owner.page
    drag(page, "Kranich Keramik", "Closed")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Won value").fill("12500")
    dialog.get_by_role("button", name="Won", exact=True).click()
    expect_kept_in(page, "Closed", "Kranich Keramik")
    expect(card(page, "Kranich Keramik")).to_contain_text("€12,500")
    drag(page, "Kranich Keramik", "Proposal")
    dialog.get_by_role("button", name="Proposal", exact=True).click()
    expect(dialog.get_by_label("Reason for reopening")).to_be_focused()
    dialog.get_by_label("Reason for reopening").fill("They want more than was agreed")
    dialog.get_by_role("button", name="Proposal", exact=True).click()
    expect_kept_in(page, "Proposal", "Kranich Keramik")


def test_a_lead_is_lost_with_a_reason(person):
    owner = person("owner")
    enter_lead(owner, "Lerche Logistik")
    page = owner.page
    menu_of(page, "Lerche Logistik")
    page.get_by_role("link", name="Closed …").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reason for loss").select_option(index=1)
    dialog.get_by_role("button", name="Lost", exact=True).click()
    expect_kept_in(page, "Closed", "Lerche Logistik")
    expect(card(page, "Lerche Logistik")).to_contain_text("Lost")
