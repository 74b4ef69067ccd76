// Fetches what has changed and puts it in place by id. A single part is asked for by its name, which is a block of the
// template that holds the element of that id; several come with the whole page, and so does the answer to a form, with
// what it says. Anything that cannot be put in place becomes an ordinary visit.
//   <form data-swap="leads stats">, <a data-swap="leads">       sent and fetched without leaving the page
//   <form data-swap="leads" data-auto>                          sent whenever a field changes
//   <a data-swap="lane-new" data-part="board">                  the element stands within this block
//   portico:send    { url, method, body, ids, passing, answer } answer is set to a promise of { ok, reason }
//   portico:refresh { ids }                                     fetches these parts of this page again
const say = (message, tone) => document.dispatchEvent(new CustomEvent("portico:toast", { detail: { message, tone } }));
const words = () => document.getElementById("toasts")?.dataset ?? {};

// How often each part was asked for: an answer that was overtaken by a later one is not shown.
const turns = new Map();

async function send({ url, method = "GET", body, ids, part = ids[0], visit = false, passing = false }) {
  const parts = ids.join(" ");
  const turn = (turns.get(parts) ?? 0) + 1;
  turns.set(parts, turn);
  let response;
  try {
    const headers = method === "GET" && ids.length === 1 ? { Fragment: part } : {};
    response = await fetch(url, { method, body, headers });
  } catch {
    say(words().offline, "danger");
    return { ok: false };
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (method === "GET" && turns.get(parts) !== turn) return { ok: true };
  if (!response.ok && response.status !== 422) {
    const reason = page.querySelector("h1")?.textContent ?? words().failed;
    say(reason, "danger");
    return { ok: false, reason };
  }
  // Asked for in passing: nothing moves under a finger that is down, and its place may be gone meanwhile.
  for (let left = 20; passing && left > 0 && document.querySelector(":active"); left -= 1) {
    await new Promise((resume) => setTimeout(resume, 50));
  }
  if (passing && !ids.some((id) => document.getElementById(id))) return { ok: true };
  const place = new URL(response.url);
  if (!ids.some((id) => page.getElementById(id) && document.getElementById(id))) {
    location.assign(place);
    return { ok: true };
  }
  put(page, ids);
  if (!response.ok) firstProblem(ids)?.focus();
  for (const toast of page.querySelectorAll("#toasts > .toast")) {
    document.dispatchEvent(new CustomEvent("portico:toast", { detail: { element: toast } }));
  }
  if (visit && place.href !== location.href) history.pushState({ ids }, "", place);
  return { ok: response.ok };
}

// Where a form that came back wants to be put right.
const firstProblem = (ids) =>
  document.querySelector(ids.map((id) => `#${CSS.escape(id)} [aria-invalid=true]`).join());

function put(page, ids) {
  const focus = keepFocus();
  // Who sets one filter behind a button may want to set the next.
  const open = [...document.querySelectorAll("form[data-auto] :popover-open[id]")].map(({ id }) => id);
  for (const id of ids) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (!old || !fresh) continue;
    const spots = [old, ...old.querySelectorAll("[id]")].filter((place) => place.scrollLeft || place.scrollTop)
      .map((place) => [place.id, place.scrollLeft, place.scrollTop]);
    old.replaceWith(document.adoptNode(fresh));
    for (const [name, left, top] of spots) {
      document.getElementById(name)?.scrollTo({ left, top, behavior: "instant" });
    }
  }
  for (const id of open) {
    const again = document.getElementById(id);
    if (again && !again.matches(":popover-open")) again.showPopover();
  }
  focus();
  document.dispatchEvent(new CustomEvent("portico:swapped", { detail: { ids } }));
}

// What is typed and where the cursor stands outlive the exchange.
function keepFocus() {
  const active = document.activeElement;
  const holder = active?.closest("[id]");
  if (!holder || active === document.body) return () => {};
  const path = active === holder ? null : [...holder.querySelectorAll(active.tagName)].indexOf(active);
  const { value, selectionStart, selectionEnd } = active;
  return () => {
    if (document.contains(active)) return;
    const again = document.getElementById(holder.id);
    const target = path === null ? again : again?.querySelectorAll(active.tagName)[path];
    if (!target) return;
    target.focus({ preventScroll: true });
    if (typeof selectionStart !== "number" || typeof value !== "string") return;
    target.value = value;
    target.setSelectionRange(selectionStart, selectionEnd);
  };
}

// A key is good for one submission. What is added behind a dot makes it one for the next.
function renew(form) {
  const key = form.querySelector("input[name=key]");
  if (key) key.value = `${key.value.split(".")[0]}.${Date.now().toString(36)}`;
}

const idsOf = (element) => element.dataset.swap.split(/\s+/);
const isPlain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.swap || event.defaultPrevented) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  // Fields may have the names of the form's own properties, so its attributes are what is asked.
  const method = (form.getAttribute("method") ?? "get").toUpperCase();
  const url = new URL(event.submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location);
  if (method === "GET") {
    const filled = [...data].filter(([, value]) => value !== "");
    url.search = new URLSearchParams(filled);
  }
  // A form with files needs its own kind of body; every other one is sent as a plain form is.
  const body = method === "GET" ? undefined : form.enctype.startsWith("multipart") ? data : new URLSearchParams(data);
  send({ url, method, body, ids: idsOf(form), visit: method === "GET" }).then((answer) => {
    renew(form);
    form.dispatchEvent(new CustomEvent("portico:answered", { bubbles: true, detail: answer }));
  });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.defaultPrevented || !isPlain(event)) return;
  event.preventDefault();
  send({ url: link.href, ids: idsOf(link), part: link.dataset.part, visit: true });
});

let waiting;
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form;
    if (!form || !("auto" in form.dataset)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.isConnected && form.requestSubmit(), kind === "input" ? 250 : 0);
  });
}

addEventListener("popstate", (event) => {
  if (event.state?.ids) send({ url: location.href, ids: event.state.ids });
  else if (event.state === null && !location.hash) location.reload();
});

document.addEventListener("portico:send", (event) => {
  event.detail.answer = send(event.detail);
});

document.addEventListener("portico:refresh", (event) => {
  event.detail.answer = send({ url: location.href, ids: event.detail.ids, passing: true });
});
