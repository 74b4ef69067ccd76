// One socket a page. It says only what has changed; what that means is fetched anew with the rights of the viewer.
//   <div class="frame" data-live-at="/live">, <div id="leads" data-live="leads:board">
//   <div id="progress" data-live="leads:import" data-awaited>      changes soon, perhaps before the socket is open
const { liveAt: at, liveSince } = document.querySelector("[data-live-at]")?.dataset ?? {};
// What was told between the reading of the page and the opening of its socket is told once more.
let since = liveSince ? [`since:${liveSince}`] : [];
let socket;
let tries = 0;
let changed = new Set();
let timer;

const parts = () => [...document.querySelectorAll("[data-live][id]")];
const topics = (part) => part.dataset.live.split(/\s+/);

// What somebody is busy with is left alone until they are done.
const isInUse = (part) =>
  part.querySelector("[data-held], [data-lifted], :popover-open, :is(input:not([type=checkbox]), textarea):focus");

function refresh() {
  const due = parts().filter((part) => topics(part).some((topic) => changed.has(topic)));
  const ids = due.filter((part) => !isInUse(part)).map((part) => part.id);
  const later = due.filter(isInUse).flatMap(topics).filter((topic) => changed.has(topic));
  changed = new Set(later);
  if (ids.length) document.dispatchEvent(new CustomEvent("portico:refresh", { detail: { ids } }));
  if (later.length) plan(1000);
}

// Many see the same change at the same time: they do not all ask at the same moment.
function plan(wait = 80 + Math.random() * 240) {
  clearTimeout(timer);
  timer = setTimeout(refresh, wait);
}

function connect() {
  if (document.hidden || socket) return;
  const url = new URL(at, location);
  url.protocol = url.protocol.replace("http", "ws");
  socket = new WebSocket(url);
  socket.onopen = () => {
    socket.send([...since, ...new Set(parts().flatMap(topics))].join(" "));
    since = [];
    // What was missed meanwhile; work that was under way when the page was drawn may be over by now.
    for (const part of parts()) {
      if (tries > 0 || "awaited" in part.dataset) topics(part).forEach((topic) => changed.add(topic));
    }
    if (changed.size) plan();
    tries = 0;
  };
  socket.onmessage = ({ data }) => {
    for (const topic of data.split(/\s+/)) changed.add(topic);
    plan();
  };
  socket.onclose = () => {
    socket = undefined;
    tries += 1;
    setTimeout(connect, Math.min(60_000, 1000 * 2 ** tries) * (0.5 + Math.random()));
  };
}

if (at && "WebSocket" in globalThis) {
  connect();
  document.addEventListener("visibilitychange", connect);
  document.addEventListener("portico:swapped", () => {
    if (socket?.readyState === WebSocket.OPEN) socket.send([...new Set(parts().flatMap(topics))].join(" "));
  });
  // A page that goes into the browser's memory closes its socket; it connects again when it comes back.
  addEventListener("pagehide", () => socket?.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
}
