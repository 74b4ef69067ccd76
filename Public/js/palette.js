// The search over everything: the places and actions of this page at once, and what the server finds while one types.
const search = document.querySelector("[data-palette]");
const dialog = document.createElement("dialog");
dialog.className = "dialog palette";
dialog.setAttribute("closedby", "any");
dialog.setAttribute("aria-label", search.textContent.trim());

const input = document.createElement("input");
Object.assign(input, { type: "text", autocomplete: "off", placeholder: search.querySelector("span").textContent });
for (const [name, value] of Object.entries({
  role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list", "aria-label": input.placeholder,
})) input.setAttribute(name, value);

const label = document.createElement("label");
label.append(search.querySelector("svg").cloneNode(true), input);
const results = document.createElement("div");
results.id = "palette-list";
results.setAttribute("role", "listbox");
results.setAttribute("aria-label", input.placeholder);
dialog.append(label, results);
document.body.append(dialog);

let chosen = 0;
let latest = 0;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function option({ href, text, note, icon, press }) {
  const element = document.createElement(href ? "a" : "div");
  if (href) element.href = href;
  element.setAttribute("role", "option");
  element.tabIndex = -1;
  if (icon) element.append(icon.cloneNode(true));
  const name = document.createElement("span");
  name.textContent = text;
  element.append(name);
  if (note) {
    const small = document.createElement("small");
    small.textContent = note;
    element.append(small);
  }
  if (press) {
    element.addEventListener("click", () => {
      dialog.close();
      press.click();
    });
  }
  return element;
}

function local(query) {
  const places = [...document.querySelectorAll(".sidebar .place")].map((place) => ({
    href: place.href, text: place.childNodes[1].textContent.trim(), icon: place.querySelector("svg"),
    note: place.closest(".group").querySelector("h2")?.textContent,
  }));
  const actions = [...document.querySelectorAll(".page-head .button")].map((press) => ({
    press, text: press.textContent.trim(), icon: press.querySelector("svg"),
  }));
  return [...actions, ...places].filter(({ text }) => plain(text).includes(plain(query))).map(option);
}

function show(options) {
  results.replaceChildren(...options);
  options.forEach((element, index) => {
    element.id = `palette-${index}`;
  });
  choose(0);
}

function choose(index) {
  const all = [...results.querySelectorAll("[role=option]")];
  chosen = all.length ? (index + all.length) % all.length : 0;
  all.forEach((element, at) => element.setAttribute("aria-selected", String(at === chosen)));
  all[chosen]?.scrollIntoView({ block: "nearest" });
  if (all[chosen]) input.setAttribute("aria-activedescendant", all[chosen].id);
  else input.removeAttribute("aria-activedescendant");
}

async function ask(query, number) {
  const url = new URL(search.href);
  url.searchParams.set("q", query);
  const response = await fetch(url, { headers: { Fragment: "results" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (number !== latest || !response.ok) return;
  // What was meant comes before the lists that it stands in.
  const links = [...page.querySelectorAll("#results .rows a"), ...page.querySelectorAll("#results .card-head a")];
  const found = links.map((link) => option({
    href: link.href, text: link.textContent.trim(), note: link.dataset.note,
    icon: link.querySelector("svg") ?? link.parentElement.querySelector("svg"),
  }));
  show([...local(query), ...found]);
}

let timer;
input.addEventListener("input", () => {
  const query = input.value.trim();
  const number = (latest += 1);
  show(local(query));
  clearTimeout(timer);
  if (query.length > 1) timer = setTimeout(() => ask(query, number).catch(() => {}), 120);
});

input.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    choose(chosen + step);
  } else if (event.key === "Enter") {
    event.preventDefault();
    const target = results.querySelector("[aria-selected=true]");
    if (target) target.click();
    else location.assign(`${search.href}?q=${encodeURIComponent(input.value)}`);
  }
});

document.addEventListener("portico:palette", () => {
  input.value = "";
  show(local(""));
  if (!dialog.open) dialog.showModal();
  input.focus();
});
