"""What has to happen before all pages can be found: files that were sent, links that were mailed, halves of a sign-in."""

import base64

from person import accept_invitation, sign_in, sign_out, turn_on_second_factor
from portal import PASSWORD, wait_for

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
SWEDISH_BLUE = "#005b99"
LEADS = "company,contact,email\nNiemand Bau GmbH,Ole Nansen,ole@niemand-bau.example\nWithout Anything,,\n"
FIRMS = "name,type,region\nKranich Media,channel,dach\nNobody Knows This Type,wizard,dach\n"


def make_examples(portal, person):
    """Paths that no link leads to, and the cookies of somebody between password and code."""
    owner, admin = person("owner"), person("admin")
    begin_second_factor(owner)
    send_leads(owner)
    paths = ["/account/security/second-factor", "/apply/sent", "/leads/check", "/service-worker.js"]
    paths += [calendar(owner), *send_firms(admin), roles(admin), transfer(admin)]
    paths += [contact_form(owner, portal) + "/sent", application(portal, person(None))]
    owner.go("/account/firm")
    send_file(owner.page, "logo.png", PICTURE, "Upload")
    owner.go("/account")
    send_file(owner.page, "me.png", PICTURE, "Upload")
    add_rule(owner)
    add_file(owner)
    brand(admin)
    paths.append(new_address(owner, portal))
    nina = person(None)
    accept_invitation(nina.page, portal.invite("Nina Novak", "nina@portico.example", "support"))
    turn_on_second_factor(nina)
    sign_out(nina.page)
    sign_in(nina.page, "nina", until="/login/verify")
    paths.append(portal.invite("Jonas Neu", "jonas@portico.example", "agent"))
    paths.append(portal.reset("william.sheridan@seeblick-werbeagentur.example"))
    return paths, nina.context.storage_state()


def send_file(page, name, content, button):
    kind = "text/csv" if name.endswith("csv") else "image/png"
    data = content if isinstance(content, bytes) else content.encode()
    page.locator("main input[type=file]").first.set_input_files({"name": name, "mimeType": kind, "buffer": data})
    page.locator("form:has(input[type=file])").first.get_by_role("button", name=button, exact=True).click()


def begin_second_factor(someone):
    someone.go("/account/security")
    someone.page.get_by_role("button", name="Set up second factor").click()


def send_leads(owner):
    owner.go("/leads/import")
    send_file(owner.page, "leads.csv", LEADS, "Upload file")
    owner.page.get_by_role("button", name="Check rows", exact=True).click()
    owner.page.get_by_role("heading", name="1 row can be imported").wait_for()


def calendar(owner):
    """The private address, without the site."""
    owner.go("/leads/calendar")
    owner.page.get_by_role("button", name="Create address").click()
    address = owner.page.get_by_label("Your calendar address").input_value()
    return address[address.index("/leads"):]


def add_rule(owner):
    owner.go("/leads/automation")
    owner.page.get_by_label("Name").fill("Call those who have just come")
    owner.page.get_by_label("Trigger").select_option(label="Lead is added from any source")
    owner.page.get_by_label("Due in (days)").fill("1")
    owner.page.get_by_label("Task, tag or message").fill("Call them")
    owner.page.get_by_role("button", name="Add rule").click()


def add_file(owner):
    owner.go("/leads/list")
    owner.page.get_by_role("table").get_by_role("row").nth(1).get_by_role("link").first.click()
    send_file(owner.page, "offer.png", PICTURE, "Add")
    owner.page.get_by_role("link", name="offer.png").wait_for()


def new_address(owner, portal):
    owner.go("/account/email")
    owner.page.get_by_label("New address").fill("clara@portico.example")
    owner.page.get_by_label("Your password", exact=True).fill(PASSWORD)
    owner.page.get_by_role("button", name="Send link").click()
    return portal.link_to("clara@portico.example", "/account/email/")


def brand(admin):
    admin.go("/admin/settings")
    admin.page.get_by_label("Colour").fill(SWEDISH_BLUE)
    admin.page.get_by_role("button", name="Save").click()
    admin.go("/admin/settings")
    send_file(admin.page, "logo.png", PICTURE, "Upload")


def send_firms(admin):
    admin.go("/admin/partners/import")
    send_file(admin.page, "firms.csv", FIRMS, "Upload file")
    admin.page.wait_for_url("**/import/*")
    rehearsal = "/" + admin.page.url.split("/", 3)[3]
    return rehearsal, f"{rehearsal}/problems.csv"


def roles(admin):
    admin.go("/admin/users")
    admin.page.get_by_role("searchbox", name="Name or e-mail").fill("Priya Sharma")
    admin.page.get_by_role("searchbox", name="Name or e-mail").press("Enter")
    admin.page.get_by_role("link", name="Priya Sharma").click()
    return admin.page.get_by_role("link", name="Change roles").get_attribute("href")


def transfer(admin):
    admin.go("/admin/leads")
    lead = admin.page.get_by_role("table").get_by_role("row").nth(1).get_by_role("link").first.get_attribute("href")
    return f"{lead}/transfer?q=Atlas"


def contact_form(owner, portal):
    """The path of the page where anybody can write to the firm."""
    owner.go("/account/firm")
    return owner.page.get_by_label("Contact form address").input_value().removeprefix(portal.address)


def application(portal, stranger):
    """The applicant's own page, by the link of the mail."""
    apply(stranger.page, "Ostwind Werbung", "ole@ostwind-werbung.example")
    return portal.link_to("ole@ostwind-werbung.example", "/apply/mine/")


def apply(page, firm, email, patience=30):
    page.goto("/apply")
    page.get_by_label("Firm").fill(firm)
    page.get_by_label("Your name").fill("Ole Nansen")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Partner type and region").select_option(label="Channel partner, DACH")
    page.get_by_label("Country").select_option(label="Germany")
    page.get_by_label("Why do you want to work with us?").fill("Our customers ask for what you make.")
    page.get_by_label("You may store these details").check()

    def is_sent():
        """Who is quicker than people are is asked to wait a little."""
        with page.expect_navigation():
            page.get_by_role("button", name="Send application").click()
        return page.url.endswith("/apply/sent")

    wait_for(is_sent, patience)
