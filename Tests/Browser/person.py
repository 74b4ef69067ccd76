"""People in front of browsers: what all journeys do."""

import base64
import hmac
import re
import struct
import time

from portal import PASSWORD

DESK = {"width": 1440, "height": 900}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


class Person:
    """A browser with one page, which keeps what goes wrong in it."""

    def __init__(self, chromium, portal, cookies, viewport=DESK, script=True, **options):
        self.complaints = []
        options = {"locale": "en-GB", "reduced_motion": "reduce", "service_workers": "block", **options}
        self.context = chromium.new_context(
            base_url=portal.address, storage_state=cookies, viewport=viewport, java_script_enabled=script, **options)
        # Other work may go on beside the tests.
        self.context.set_default_timeout(60_000)
        self.page = self.context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def hear(self, message):
        """Also what the content security policy stops is said in the console. 422 is a form that comes back."""
        if message.type == "error" and "status of 422" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def forgive(self, text):
        """A refusal that the test asked for is no mistake, but it must have come."""
        known = [complaint for complaint in self.complaints if text in complaint]
        assert known, self.complaints
        self.complaints = [complaint for complaint in self.complaints if complaint not in known]

    def go(self, path, **options):
        """Visits a page, once the last one is there, and says the password once more where it is asked for."""
        self.page.wait_for_load_state()
        answer = self.page.goto(path, **options)
        if "/login/confirm?" in self.page.url and not path.startswith("/login"):
            self.page.locator("[name=password]").fill(PASSWORD)
            self.page.locator("[name=password]").press("Enter")
            self.page.wait_for_url(lambda url: "/login/confirm" not in url)
        return answer


def sign_in(page, name, password=PASSWORD, until=None):
    page.goto("/login")
    page.get_by_label("E-mail").fill(name if "@" in name else f"{name}@portico.example")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**{until}" if until else lambda url: "/login" not in url)


def sign_out(page):
    page.get_by_role("button", name="Account of").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login")


def accept_invitation(page, link, password=PASSWORD):
    page.goto(link)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Open my account").click()
    page.wait_for_url(lambda url: "/invite/" not in url)


def turn_on_second_factor(someone):
    """The secret is what an app would keep."""
    page = someone.page
    someone.go("/account/security")
    page.get_by_role("button", name="Set up second factor").click()
    page.get_by_text("Enter the key manually").click()
    secret = page.locator("code").first.inner_text()
    page.get_by_label("Code from your app").fill(code(secret))
    page.get_by_role("button", name="Turn on").click()
    return secret


def prove_second_factor(page):
    """Whose role needs one sets it up on the way in."""
    page.get_by_text("Enter the key manually").click()
    page.get_by_label("Code from your app").fill(code(page.locator("code").first.inner_text()))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="I have saved the codes").click()


def code(secret, steps=0):
    """What an authenticator app shows, now or some steps of half a minute later."""
    key = base64.b32decode(re.sub(r"\s", "", secret).upper())
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30 + steps), "sha1")
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def speak(page, language):
    """Has the portal speak another language, by the account: the labels are those of either."""
    page.goto("/account")
    page.locator("select[name=language]").select_option(label=language)
    page.locator("form:has(select[name=language]) button").click()
    page.wait_for_load_state()
