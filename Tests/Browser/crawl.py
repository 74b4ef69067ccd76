"""Finds addresses of every page by following the links that each person sees."""

import html
import re
from collections import namedtuple

from portal import matcher

Found = namedtuple("Found", "path is_page")
# Not linked from anywhere, and there all the same.
BEGINNINGS = ["/", "/login", "/partnership", "/apply", "/login/confirm", "/login/verify", "/offline.html"]
# How many records of a kind are looked into for links: what one leads to depends on its state.
ENOUGH = 6


def crawl(portal, routes, chromium, cookies, paths):
    """What each person found at which route: {route: {person: Found}}; and the links that led nowhere, a line each."""
    plain_first = sorted(routes, key=lambda route: route.count(":") + 9 * route.count("*"))
    shapes = [(matcher(route), route) for route in plain_first]
    found = {route: {} for route in routes}
    dead = []
    for person in cookies:
        context = chromium.new_context(base_url=portal.address, storage_state=cookies[person])
        waiting, seen, counts = [(path, None) for path in [*BEGINNINGS, *paths]], set(), {}
        while waiting:
            path, source = waiting.pop(0)
            bare = re.split("[?#]", path)[0]
            route = next((route for shape, route in shapes if shape.match(bare)), None)
            if not route or bare in seen or counts.get(route, 0) >= ENOUGH and path not in paths:
                continue
            seen.add(bare)
            counts[route] = counts.get(route, 0) + 1
            answer = context.request.get(path, max_redirects=0)
            if "location" in answer.headers:
                waiting.append((answer.headers["location"], path))
            is_page = "text/html" in answer.headers.get("content-type", "") and answer.ok
            if answer.status >= 400 and source:
                dead.append(f"{answer.status} for {person}: {source} leads to {path}")
            if answer.status < 400 and (is_page or person not in found[route]):
                found[route].setdefault(person, Found(path, is_page))
            if is_page:
                text = answer.text().replace(f'href="{portal.address}/', 'href="/')
                waiting += [(link, path) for link in links(text)]
        context.close()
    return found, dead


def links(text):
    """Where a page leads to, on its own site; what it only loads counts, too."""
    found = re.findall(r'<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="(/[^/"][^"]*)"', text)
    return [html.unescape(link) for link in found]
