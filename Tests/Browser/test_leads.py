"""An owner and one lead, and what comes in and goes out in files."""

import csv
import io
from datetime import date, timedelta

import icalendar
from playwright.sync_api import expect

from board import enter_lead, expect_in
from examples import add_rule, calendar, contact_form, send_file
from person import PHONE
from portal import wait_for

ROWS = "company,contact,email\nOtter Optik,Ole Nansen,ole@otter-optik.example\nWithout Anything,,\n"


def open_lead(owner, company):
    enter_lead(owner, company)
    owner.page.get_by_role("link", name=company, exact=True).click()
    expect(owner.page.get_by_role("heading", name=company, level=1)).to_be_visible()


def set_next_action(page, title, day):
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("link", name="Set next action").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Task").fill(title)
    dialog.get_by_label("By", exact=True).fill(day.isoformat())
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)


def test_what_was_said_stands_in_the_timeline(person):
    owner = person("owner")
    open_lead(owner, "Maulwurf Tiefbau")
    page = owner.page
    page.get_by_label("Type of activity").select_option(label="Call")
    page.get_by_placeholder("Notes from the conversation").fill("They want an offer by Friday")
    page.get_by_label("Outcome").select_option(label="Reached")
    page.locator("form", has=page.get_by_label("Type of activity")).get_by_role("button", name="Add").click()
    expect(page.get_by_text("They want an offer by Friday")).to_be_visible()
    page.get_by_role("navigation", name="Filter timeline").get_by_role("link", name="E-mail").click()
    expect(page.get_by_text("They want an offer by Friday")).to_have_count(0)


def test_the_next_action_is_set_and_done(person):
    owner = person("owner")
    open_lead(owner, "Nerz Mode")
    set_next_action(owner.page, "Send the offer", date.today() + timedelta(days=3))
    owner.page.get_by_role("button", name="Complete Send the offer").first.click()
    expect(owner.page.get_by_role("button", name="Complete Send the offer")).to_have_count(0)


def test_a_duplicate_is_merged_and_both_histories_stand_in_one(person):
    owner = person("owner")
    enter_lead(owner, "Luchs Lacke")
    page = owner.page
    owner.go("/leads/new")
    page.get_by_label("Company").fill("Luchs Lacke GmbH")
    page.get_by_label("E-mail").fill("office@luchs-lacke-gmbh.example")
    page.get_by_role("button", name="Add lead", exact=True).click()
    page.get_by_role("button", name="Add anyway").click()
    page.wait_for_url("**/leads")
    page.get_by_role("link", name="Luchs Lacke GmbH", exact=True).click()
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("link", name="Merge with a duplicate…").click()
    page.get_by_role("button", name="Merge into this lead").click()
    expect(page.get_by_role("heading", name="Luchs Lacke GmbH", level=1)).to_be_visible()
    expect(page.get_by_text("hello@luchs-lacke.example").first).to_be_visible()
    owner.go("/leads")
    expect_in(page, "New", "Luchs Lacke GmbH")
    expect(page.get_by_role("link", name="Luchs Lacke", exact=True)).to_have_count(0)


def test_a_lead_is_passed_on_to_a_colleague(person):
    owner = person("owner")
    open_lead(owner, "Panda Spielwaren")
    owner.page.get_by_label("Owner").select_option(label="Ben Krüger")
    owner.page.get_by_role("button", name="Assign").click()
    expect(owner.page.locator("header", has=owner.page.get_by_role("heading", level=1))).to_contain_text("Ben Krüger")


def test_an_answer_that_comes_while_a_button_is_down_does_not_take_it_away(person):
    page = person("owner").page
    checks = []
    page.route("**/leads/check*", lambda route: checks.append(route))
    page.goto("/leads/new")
    with page.expect_request("**/leads/check*"):
        page.get_by_label("Company").fill("Seestern Tauchschule")
    with page.expect_request("**/leads/check*"):
        page.get_by_label("E-mail").fill("hello@seestern.example")
    page.get_by_role("button", name="Add lead", exact=True).hover()
    page.mouse.down()
    with page.expect_response("**/leads/check*"):
        checks[-1].continue_()
    # Long enough to see what must not happen.
    page.wait_for_timeout(200)
    expect(page.get_by_text("Not checked yet")).to_be_visible()
    page.mouse.up()
    page.wait_for_url("**/leads")


def test_a_file_is_read_again_as_it_was_sent(person):
    owner = person("owner")
    open_lead(owner, "Qualle Aquarien")
    send_file(owner.page, "offer.csv", "what,price\nTank,1200\n", "Add")
    with owner.page.expect_download() as download:
        owner.page.get_by_role("link", name="offer.csv").click()
    assert download.value.path().read_text() == "what,price\nTank,1200\n"


def test_tasks_stand_in_the_calendar_of_their_person(person):
    owner = person("owner")
    open_lead(owner, "Rabe Buchhandel")
    day = date.today() + timedelta(days=9)
    set_next_action(owner.page, "Ask about the shelves", day)
    feed = person().context.request.get(calendar(owner))
    events = icalendar.Calendar.from_ical(feed.text()).walk("VEVENT")
    due = [event for event in events if "Ask about the shelves" in event["SUMMARY"]]
    assert [str(event["DTSTART"].dt)[:10] for event in due] == [day.isoformat()]
    owner.page.get_by_role("button", name="Delete address").click()
    owner.page.wait_for_load_state()
    assert person().context.request.get(feed.url).status == 404


def test_good_rows_are_imported_and_bad_ones_come_back_with_the_reason(person):
    owner = person("owner")
    page = owner.page
    owner.go("/leads/import")
    send_file(page, "leads.csv", ROWS, "Upload file")
    page.get_by_role("button", name="Check rows", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download rows with problems").click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert "Without Anything" in rows[1] and len(rows) == 2 and len(rows[1]) > 3
    page.get_by_role("button", name="Import 1 row").click()
    expect(page.get_by_text("1 row was imported")).to_be_visible()
    page.locator(".banner").get_by_role("link", name="Leads").click()
    expect(page.get_by_role("link", name="Otter Optik", exact=True)).to_be_visible()


def test_a_rule_is_tried_without_effect_and_then_does_its_work(person):
    owner = person("owner")
    page = owner.page
    add_rule(owner)
    page.get_by_role("link", name="Call those who have just come").click()
    page.get_by_role("button", name="Test rule").click()
    expect(page.locator("main")).to_contain_text("The rule applies")
    open_lead(owner, "Seehund Segel")

    def has_task():
        page.reload()
        return page.get_by_role("button", name="Complete Call them").count()

    wait_for(has_task)


def test_who_fills_in_the_form_of_a_firm_stands_on_its_board(portal, person):
    owner, stranger = person("owner"), person(**PHONE)
    page = stranger.page
    page.goto(contact_form(owner, portal))
    page.get_by_label("Your name").fill("Ada Byron")
    page.get_by_label("Company").fill("Tapir Theater")
    page.get_by_role("textbox", name="E-mail").fill("ada@tapir-theater.example")
    page.get_by_label("may store these details").check()

    def is_sent():
        """Who is quicker than people are is asked to wait a little."""
        with page.expect_navigation():
            page.get_by_role("button", name="Send", exact=True).click()
        return page.url.endswith("/sent")

    wait_for(is_sent)
    owner.go("/leads")
    expect_in(owner.page, "New", "Tapir Theater")
