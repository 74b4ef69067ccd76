import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from crawl import crawl
from examples import make_examples
from person import Person, sign_in, speak
from portal import PEOPLE, Portal, get_routes, portico

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(chromium, tmp_path_factory):
    """The folder of a portal where everybody reads English, and the cookies by which each is signed in."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    portico("demo", "--data", folder)
    cookies = {None: None}
    with Portal(folder, tmp_path_factory.mktemp("english")) as portal:
        for name in PEOPLE:
            someone = Person(chromium, portal, None)
            sign_in(someone.page, name)
            speak(someone.page, "English")
            cookies[name] = someone.context.storage_state()
            someone.context.close()
    return portal.folder, cookies


@pytest.fixture(scope="session")
def used(demo, chromium, tmp_path_factory):
    """The folder of a portal in which something has happened, the cookies of its people, all its pages, dead links."""
    folder, cookies = demo
    with Portal(folder, tmp_path_factory.mktemp("used")) as portal:
        people = []

        def person(name):
            people.append(Person(chromium, portal, cookies[name]))
            return people[-1]

        # What is wrong with a page is said by the test of that page.
        paths, halfway = make_examples(portal, person)
        for each in people:
            each.context.close()
        cookies = {**cookies, "halfway": halfway}
        found, dead = crawl(portal, get_routes(), chromium, cookies, paths)
    return portal.folder, cookies, found, dead


@pytest.fixture(scope="module")
def portal(demo, tmp_path_factory):
    """A portal for the tests of one file, on demo data that nobody has touched."""
    with Portal(demo[0], tmp_path_factory.mktemp("portal")) as portal:
        yield portal


@pytest.fixture(scope="module")
def gallery(used, tmp_path_factory):
    with Portal(used[0], tmp_path_factory.mktemp("gallery")) as portal:
        yield portal


def browsers(chromium, portal, cookies):
    """Browsers of people; what one of them complains about fails the test at its end."""
    people = []

    def person(name=None, **options):
        people.append(Person(chromium, portal, cookies[name], **options))
        return people[-1]

    yield person
    complaints = [complaint for person in people for complaint in person.complaints]
    for each in people:
        each.context.close()
    assert complaints == []


@pytest.fixture
def person(portal, chromium, demo):
    yield from browsers(chromium, portal, demo[1])


@pytest.fixture
def visitor(gallery, chromium, used):
    yield from browsers(chromium, gallery, used[1])
