// Cards move by pointer, by finger and by keys. A card lands at once and goes back, with the reason, when the server
// says no.
// Keys, on a card: arrows go from card to card; space lifts it, left and right carry it, space lets it down, escape
// brings it back.
import "./board-touch.js";
import "./overlap.js";

const board = () => document.querySelector(".board");
const cardOf = (element) => element.closest?.(".deal");
const moveOf = (card) => `${card.querySelector(".cover").pathname}/stage`;
const lanes = () => [...board().querySelectorAll(".lane")];
const cards = (lane) => [...lane.querySelectorAll(".deal")];
const spoken = document.createElement("p");
spoken.className = "spoken";
spoken.setAttribute("role", "status");
document.body.append(spoken);

function prepare() {
  for (const card of document.querySelectorAll(".deal")) card.draggable = true;
}

const nameOf = (lane) => lane.querySelector("h2").textContent;
const say = (card, lane) => {
  spoken.textContent = `${card.querySelector("h3").textContent.trim()}: ${nameOf(lane)}`;
};

// Where the card stood, to bring it back.
const spotOf = (card) => ({ lane: card.closest(".lane"), list: card.parentElement, next: card.nextElementSibling });
const putBack = (card, spot) => spot.list.insertBefore(card, spot.next);

async function move(card, spot) {
  const lane = card.closest(".lane");
  if (lane === spot.lane) return putBack(card, spot);
  const id = lane.dataset.asks ?? card.dataset.asks;
  if (id) {
    // Winning, losing and opening again ask for more: the card waits where it was.
    putBack(card, spot);
    const url = `${moveOf(card)}?stage=${encodeURIComponent(lane.dataset.stage)}`;
    return document.dispatchEvent(new CustomEvent("portico:dialog", { detail: { url, id } }));
  }
  card.dataset.landed = "";
  card.dataset.held = "";
  const body = new URLSearchParams({
    stage: lane.dataset.stage, version: card.dataset.version, from: location.pathname + location.search,
    // Each move is a submission of its own.
    key: `${document.querySelector("meta[name=form-key]").content}.${Date.now().toString(36)}`,
  });
  const detail = { url: moveOf(card), method: "POST", body, ids: [spot.lane.id, lane.id, "stats"] };
  document.dispatchEvent(new CustomEvent("portico:send", { detail }));
  const answer = await detail.answer;
  delete card.dataset.held;
  delete card.dataset.landed;
  if (answer.ok) return;
  if (document.contains(card)) putBack(card, spot);
  // Somebody may have been faster: then the board is not what it shows.
  document.dispatchEvent(new CustomEvent("portico:refresh", { detail: { ids: ["pipeline"] } }));
}

let dragged;

function over(lane, y) {
  for (const other of lanes()) other.toggleAttribute("data-over", other === lane && lane !== dragged.spot.lane);
  if (lane === dragged.spot.lane) return putBack(dragged.card, dragged.spot);
  const after = cards(lane).find((card) => {
    const box = card.getBoundingClientRect();
    return card !== dragged.card && y < box.top + box.height / 2;
  });
  lane.querySelector("ul").insertBefore(dragged.card, after ?? null);
}

function letGo(isDropped) {
  if (!dragged) return;
  const { card, spot } = dragged;
  dragged = undefined;
  delete card.dataset.held;
  for (const lane of lanes()) lane.removeAttribute("data-over");
  if (isDropped) move(card, spot);
  else putBack(card, spot);
}

document.addEventListener("dragstart", (event) => {
  const card = cardOf(event.target);
  if (!card) return;
  dragged = { card, spot: spotOf(card) };
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.querySelector("h3").textContent.trim());
  requestAnimationFrame(() => {
    card.dataset.held = "";
  });
});

document.addEventListener("dragover", (event) => {
  const lane = event.target.closest?.(".lane");
  if (!dragged || !lane) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  over(lane, event.clientY);
});

document.addEventListener("drop", (event) => {
  if (!dragged || !event.target.closest?.(".lane")) return;
  event.preventDefault();
  letGo(true);
});
document.addEventListener("dragend", () => letGo(false));

// What a finger does.
document.addEventListener("portico:carry", ({ detail: { card, lane, y, isDropped } }) => {
  if (card) {
    dragged = { card, spot: spotOf(card) };
    card.dataset.held = "";
  } else if (isDropped !== undefined) {
    letGo(isDropped);
  } else if (dragged && lane) {
    over(lane, y);
  }
});

// The card that is carried by keys, and where it came from.
let lifted;

function letDown() {
  const { card, spot } = lifted;
  lifted = undefined;
  delete card.dataset.lifted;
  return spot;
}

const focus = (card) => card?.querySelector(".cover").focus();

function carry(card, lane) {
  lane.querySelector("ul").prepend(card);
  focus(card);
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
  say(card, lane);
}

function pressSpace(card) {
  if (lifted?.card === card) {
    move(card, letDown());
    return focus(card);
  }
  if (lifted) putBack(lifted.card, letDown());
  lifted = { card, spot: spotOf(card) };
  card.dataset.lifted = "";
  say(card, card.closest(".lane"));
}

document.addEventListener("keydown", (event) => {
  const card = cardOf(event.target);
  if (!card || event.target !== card.querySelector(".cover")) return;
  const isLifted = lifted?.card === card;
  const lane = card.closest(".lane");
  const isForward = (event.key === "ArrowRight") === (getComputedStyle(card).direction === "ltr");
  const beside = lanes()[lanes().indexOf(lane) + (isForward ? 1 : -1)];
  const row = cards(lane).indexOf(card);
  switch (event.key) {
    case " ":
      pressSpace(card);
      break;
    case "Escape":
      if (!isLifted) return;
      putBack(card, letDown());
      focus(card);
      break;
    case "ArrowLeft":
    case "ArrowRight":
      if (!beside) return;
      if (isLifted) carry(card, beside);
      else focus(cards(beside)[Math.min(row, cards(beside).length - 1)]);
      break;
    case "ArrowDown":
    case "ArrowUp":
      if (!isLifted) focus(cards(lane)[row + (event.key === "ArrowDown" ? 1 : -1)]);
      break;
    default:
      return;
  }
  event.preventDefault();
});

document.addEventListener("portico:swapped", prepare);
prepare();
