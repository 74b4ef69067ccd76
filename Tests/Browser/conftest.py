import pytest
from playwright.sync_api import sync_playwright

from portal import CHROMIUM, PASSWORD, Portal


@pytest.fixture(scope="session")
def portal():
    portal = Portal()
    yield portal
    portal.close()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sign_in(portal, chromium):
    """The cookies of somebody of the demo; each signs in once."""
    kept = {}

    def sign_in(person):
        if person is None:
            return None
        if person not in kept:
            context = chromium.new_context()
            page = context.new_page()
            page.goto(portal.address + "/login")
            page.fill("[name=email]", f"{person}@portico.example")
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url(lambda url: "/login" not in url)
            kept[person] = context.storage_state()
            context.close()
        return kept[person]

    return sign_in


@pytest.fixture
def browse(portal, chromium, sign_in):
    """Opens a page as somebody; fails at the end when a page had an error in its console."""
    contexts, complaints = [], []

    def browse(path, person=None, **options):
        context = chromium.new_context(
            base_url=portal.address, storage_state=sign_in(person), reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and complaints.append((page.url, message.text)))
        page.on("pageerror", lambda error: complaints.append((page.url, str(error))))
        page.goto(path)
        return page

    yield browse
    for context in contexts:
        context.close()
    assert complaints == []
