// Arrow keys in menus, their place where the browser cannot find it by itself, and menus that are fetched when they
// are asked for: a page that is a list of actions opens as a menu.
//   <a href="/leads/1/actions" data-menu="actions">      shows that page's #actions beside the link
let opener;

const items = (menu) => [...menu.querySelectorAll("a, button, input")].filter((item) => !item.disabled);

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.classList?.contains("menu") || event.newState !== "open") return;
  const button = menu === fetched ? opener : document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (!CSS.supports("position-area", "block-end") && button) put(menu, button);
}, { capture: true });

function put(menu, button) {
  const box = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isStart = menu.dataset.align === "start";
  const left = isStart ? box.left : box.right - width;
  const below = box.bottom + height + 8 < innerHeight || box.top < height + 8;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? box.bottom : box.top - height - 8}px`;
}

document.addEventListener("keydown", (event) => {
  const opener = event.target.closest?.("[popovertarget]");
  if (opener && event.key === "ArrowDown") {
    const menu = document.getElementById(opener.getAttribute("popovertarget"));
    if (!menu?.classList.contains("menu")) return;
    event.preventDefault();
    menu.showPopover({ source: opener });
    return items(menu)[0]?.focus();
  }
  const menu = event.target.closest?.(".menu");
  if (!menu) return;
  const all = items(menu);
  const at = all.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all[(next + all.length) % all.length]?.focus();
});

// What was chosen closes the menu; boxes stay open for the next.
document.addEventListener("click", (event) => {
  event.target.closest?.(".menu a, .menu button")?.closest(".menu").hidePopover();
});

const fetched = document.createElement("div");
fetched.className = "menu";
fetched.popover = "auto";
document.body.append(fetched);

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-menu]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  let content;
  try {
    const response = await fetch(link.href, { headers: { Fragment: link.dataset.menu } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    content = page.getElementById(link.dataset.menu);
  } catch {
    // Then it is visited, and the browser says what is wrong.
  }
  if (!content) return location.assign(link.href);
  opener?.style.removeProperty("anchor-name");
  opener = link;
  link.style.setProperty("anchor-name", "--opener");
  fetched.style.setProperty("position-anchor", "--opener");
  fetched.replaceChildren(...document.adoptNode(content).childNodes);
  fetched.showPopover();
  items(fetched)[0]?.focus();
});

fetched.addEventListener("toggle", (event) => {
  if (event.newState !== "closed" || !opener) return;
  if (!opener.isConnected) opener = document.querySelector(`a[href="${opener.getAttribute("href")}"]`);
  const at = document.activeElement;
  if (at === document.body || fetched.contains(at)) opener?.focus();
  opener = undefined;
});
