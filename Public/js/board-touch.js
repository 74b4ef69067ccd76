// A finger that rests on a card lifts it, and carries it from column to column; at the edge the board moves on. A finger
// that moves at once scrolls, as everywhere.
const rest = 350;
const edge = 48;
let card;
let start;
let timer;
let scrolling;
let isLifted = false;

const carry = (detail) => document.dispatchEvent(new CustomEvent("portico:carry", { detail }));
const board = () => document.querySelector(".board");

function lift() {
  isLifted = true;
  navigator.vibrate?.(15);
  // Snapping would pull against the hand.
  board().style.scrollSnapType = "none";
  carry({ card });
}

function end(isDropped) {
  clearTimeout(timer);
  cancelAnimationFrame(scrolling);
  if (isLifted) {
    board().style.removeProperty("scroll-snap-type");
    carry({ isDropped });
  }
  if (card) card.draggable = true;
  card = undefined;
  isLifted = false;
}

document.addEventListener("touchstart", (event) => {
  if (card) return end(false);
  const found = event.target.closest?.(".deal");
  if (!found || event.touches.length > 1 || event.target.closest(".button, input")) return;
  card = found;
  // Else the browser would begin a drag of its own.
  card.draggable = false;
  start = event.touches[0];
  timer = setTimeout(lift, rest);
}, { passive: true });

document.addEventListener("touchmove", (event) => {
  if (!card) return;
  const { clientX: x, clientY: y } = event.touches[0];
  if (!isLifted) {
    if (Math.hypot(x - start.clientX, y - start.clientY) > 8) end(false);
    return;
  }
  event.preventDefault();
  carry({ lane: document.elementFromPoint(x, y)?.closest(".lane"), y });
  cancelAnimationFrame(scrolling);
  const step = () => {
    if (x < edge) board().scrollLeft -= 10;
    else if (x > innerWidth - edge) board().scrollLeft += 10;
    else return;
    carry({ lane: document.elementFromPoint(x, y)?.closest(".lane"), y });
    scrolling = requestAnimationFrame(step);
  };
  step();
}, { passive: false });

document.addEventListener("touchend", (event) => {
  // The link of the card is not followed by the finger that lets it go.
  if (isLifted) event.preventDefault();
  end(true);
});
document.addEventListener("touchcancel", () => end(false));
// A browser that was busy may ask for its menu before the timer has rung: the finger has rested long enough.
document.addEventListener("contextmenu", (event) => {
  if (!card) return;
  event.preventDefault();
  clearTimeout(timer);
  if (!isLifted) lift();
});
