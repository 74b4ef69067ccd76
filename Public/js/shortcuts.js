// Keys press what carries them: <a data-key="g l">, <button data-key="n">. `?` lists them, `/` and ⌘K open the search
// over everything, whose script is fetched when it is first asked for.
const search = document.querySelector("[data-palette]");
let pending = "";
let timer;

const isTyping = (element) => Boolean(element.closest?.("input, textarea, select, [contenteditable]"));

document.addEventListener("keydown", async (event) => {
  if (event.key === "k" && (event.metaKey || event.ctrlKey) && search) {
    event.preventDefault();
    return palette();
  }
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "/" && search) {
    event.preventDefault();
    return palette();
  }
  if (event.key === "?") return list();
  clearTimeout(timer);
  const keys = `${pending} ${event.key}`.trim();
  const target = find(keys) ?? find(event.key);
  pending = target ? "" : event.key;
  timer = setTimeout(() => {
    pending = "";
  }, 1000);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, textarea, select")) target.focus();
  else target.click();
});

const find = (keys) => [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === keys);

search?.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  palette();
});

async function palette() {
  try {
    await import(search.dataset.palette);
    document.dispatchEvent(new CustomEvent("portico:palette"));
  } catch {
    location.assign(search.href);
  }
}

function list() {
  const dialog = document.getElementById("shortcuts");
  const rows = dialog?.querySelector(".shortcuts");
  if (!rows) return;
  for (const old of rows.querySelectorAll("[data-found]")) old.remove();
  const known = new Set();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (known.has(element.dataset.key)) continue;
    known.add(element.dataset.key);
    const name = document.createElement("dt");
    name.textContent = element.dataset.keyName ?? element.title ?? element.textContent.trim();
    if (!name.textContent) name.textContent = element.textContent.trim();
    const keys = document.createElement("dd");
    for (const key of element.dataset.key.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      keys.append(cap, " ");
    }
    name.dataset.found = keys.dataset.found = "";
    rows.append(name, keys);
  }
  dialog.showModal();
}
