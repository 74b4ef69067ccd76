"""A finger on the board."""

from playwright.sync_api import expect

from board import box_of, card, enter_lead, expect_kept_in, lane

TABLET = {"viewport": {"width": 1180, "height": 2000}, "has_touch": True}


class Finger:
    """One on the glass, as the browser hears of it from the screen."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)

    def send(self, kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def touch(self, x, y):
        self.send("touchStart", (x, y))

    def move(self, x, y):
        self.send("touchMove", (x, y))

    def lift(self):
        self.send("touchEnd")


def middle(place):
    box = box_of(place)
    return box["x"] + box["width"] / 2, box["y"] + 40


def test_a_finger_that_rests_on_a_card_carries_it(person):
    owner = person("owner", **TABLET)
    enter_lead(owner, "Chamäleon Farben")
    page = owner.page
    finger = Finger(page)
    finger.touch(*middle(card(page, "Chamäleon Farben")))
    expect(page.locator("[data-held]")).to_have_count(1)
    x, y = middle(lane(page, "Contacted"))
    for step in (-20, 0, 6):
        finger.move(x + step, y)
    finger.lift()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    expect_kept_in(page, "Contacted", "Chamäleon Farben")


def test_a_finger_that_moves_at_once_scrolls_and_carries_nothing(person):
    owner = person("owner", **TABLET)
    enter_lead(owner, "Dachs Dächer")
    page = owner.page
    x, y = middle(card(page, "Dachs Dächer"))
    finger = Finger(page)
    finger.touch(x, y)
    for step in range(1, 9):
        finger.move(x, y - 30 * step)
    finger.lift()
    expect_kept_in(page, "New", "Dachs Dächer")
