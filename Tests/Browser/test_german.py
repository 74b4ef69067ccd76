"""The portal in German: no English text of its own is left over; what people wrote may be in any language."""

import re

import pytest

from person import speak
from portal import PEOPLE, ROOT

TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const it = walker.currentNode;
    if (!it.parentElement.closest("script, style, code, del, ins, .said, .prose")) found.push(it.data);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const it of document.querySelectorAll(`[${name}]`)) found.push(it.getAttribute(name));
  }
  return [document.title, ...found].map((text) => text.trim()).filter(Boolean);
}"""
# Words that the demo's programme and people use, too: names of tiers, tags, sources.
NAMES = {"Active", "Starter", "Performer", "Elite", "Portico", "Send the offer"}

# There is nobody to ask which, when there is no connection.
SPEAKS_BOTH = "/offline.html"


def english():
    """What can be on a page in English only, as one pattern."""
    text = (ROOT / "Templates" / "texts" / "de.po").read_text()
    entries = re.findall(r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?msgstr(?:\[0\])? "(.+)"', text, re.M)
    texts = {each for one, many, german in entries if one != german and many != german for each in (one, many) if each}
    german = {german for _, _, german in entries}
    plain = [each.replace('\\"', '"') for each in texts - german - NAMES]
    # Of texts with names in them only those that say enough to be told from what people write.
    telling = (each for each in plain if "{" not in each or len(re.sub("{.*?}", "", each)) > 20)
    return re.compile("|".join(re.sub(r"\\\{.*?\\\}", ".+", re.escape(each)) for each in telling))


@pytest.mark.parametrize("name", [None, *PEOPLE])
def test_no_english_is_left_on_the_pages(name, used, visitor):
    someone = visitor(name, locale="de-DE")
    if name:
        speak(someone.page, "Deutsch")
    pattern, left = english(), []
    for found in used[2].values():
        if name in found and found[name].is_page and found[name].path != SPEAKS_BOTH:
            someone.go(found[name].path)
            if someone.page.locator("html").get_attribute("lang") != "de":
                left.append((found[name].path, "is not in German"))
            left += [(found[name].path, text) for text in someone.page.evaluate(TEXTS) if pattern.fullmatch(text)]
    assert left == []
