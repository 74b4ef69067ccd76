"""Finds an address for every page, by following the links that each person sees."""

from portal import PEOPLE, pattern

# Pages that no link leads to, with how a test gets there instead; everything else must be found.
ELSEWHERE = {
    "/password/reset/:token": "a link in a mail",
    "/invite/:token": "a link in a mail",
    "/setup/:token": "printed at the first start",
    "/login/verify": "between password and code",
    "/login/confirm": "before what is delicate",
}


def crawl(portal, chromium, sign_in):
    """Each route with an address of it, and who found it: {route: (path, person)}."""
    routes = portal.routes()
    patterns = sorted(((pattern(route), route) for route in routes), key=lambda pair: pair[1].count(":"))
    found = {}
    for person in [None, *PEOPLE]:
        context = chromium.new_context(base_url=portal.address, storage_state=sign_in(person))
        seen, waiting = set(), ["/", "/login", "/partnership", "/apply"]
        while waiting:
            path = waiting.pop(0)
            bare = path.split("?")[0].split("#")[0]
            route = next((route for shape, route in patterns if shape.match(bare)), None)
            if route is None or route in seen:
                continue
            answer = context.request.get(path, max_redirects=5)
            if answer.status != 200:
                continue
            seen.add(route)
            if "text/html" not in answer.headers.get("content-type", ""):
                found.setdefault(route, (path, person, False))
                continue
            landed = answer.url.removeprefix(portal.address)
            if landed.split("?")[0] == bare:
                found.setdefault(route, (path, person, True))
            else:
                waiting.append(landed)
            waiting += [link for link in links(answer.text()) if link.startswith("/") and not link.startswith("//")]
        context.close()
    return found


def links(html):
    import html as entities
    import re

    return [entities.unescape(link) for link in re.findall(r'<a\b[^>]*?\shref="([^"]+)"', html)]
