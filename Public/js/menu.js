// Arrow keys in menus, and their place where the browser cannot find it by itself.
const items = (menu) => [...menu.querySelectorAll("a, button, input")].filter((item) => !item.disabled);

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.classList?.contains("menu") || event.newState !== "open") return;
  const button = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
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
