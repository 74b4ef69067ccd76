"""A portal with nothing in it."""

import re

import pytest
from playwright.sync_api import expect

from look import look
from person import Person, prove_second_factor
from portal import Portal, wait_for


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    with Portal(tmp_path_factory.mktemp("nothing"), tmp_path_factory.mktemp("first")) as portal:
        yield portal


def test_the_first_start_prints_a_link_that_makes_the_first_admin(empty, chromium):
    link = wait_for(lambda: re.search(r"(/setup/\S+)", empty.log.read_text()))[1]
    someone = Person(chromium, empty, None)
    someone.page.goto(link)
    assert look(someone.page, "setup") == []
    someone.page.get_by_label("Name").fill("Ada Byron")
    someone.page.get_by_label("E-mail").fill("ada@portico.example")
    someone.page.get_by_label("Password", exact=True).fill("four words in a row")
    someone.page.locator("main form").get_by_role("button").last.click()
    prove_second_factor(someone.page)
    expect(someone.page.get_by_role("button", name="Account of Ada Byron")).to_be_visible()
    assert someone.complaints == []

    again = Person(chromium, empty, None)
    again.page.goto(link)
    expect(again.page.get_by_label("Password", exact=True)).to_have_count(0)
