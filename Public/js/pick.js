// Rows that are picked for a bulk action: all at once, a range with shift, and how many there are. That the bar with
// the actions shows is a matter of the stylesheet.
let last;
// What is picked stays so when its part of the page is fetched anew.
const chosen = new Set();

const picks = (scope) => [...scope.querySelectorAll(".pick:not([data-pick-all])")];

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!box.matches?.(".pick:not([data-pick-all])")) return;
  const all = picks(box.closest("form") ?? document);
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) {
    for (const other of all.slice(from, to + 1)) other.checked = box.checked;
  }
  last = box;
});

document.addEventListener("change", (event) => {
  const box = event.target;
  if (!box.matches?.(".pick")) return;
  const scope = box.closest("form") ?? document;
  if ("pickAll" in box.dataset) {
    for (const other of picks(scope)) other.checked = box.checked;
  }
  count(scope);
});

function count(scope) {
  const all = picks(scope);
  for (const box of all) {
    if (box.checked) chosen.add(box.value);
    else chosen.delete(box.value);
  }
  const picked = all.filter((box) => box.checked).length;
  const master = scope.querySelector("[data-pick-all]");
  if (master) {
    master.checked = picked > 0 && picked === all.length;
    master.indeterminate = picked > 0 && picked < all.length;
  }
  for (const place of scope.querySelectorAll("[data-picked]")) place.textContent = picked;
}

document.addEventListener("portico:swapped", () => {
  const forms = new Set();
  for (const box of picks(document)) {
    box.checked = chosen.has(box.value);
    forms.add(box.closest("form") ?? document);
  }
  for (const form of forms) count(form);
});

for (const master of document.querySelectorAll("[data-pick-all]")) count(master.closest("form") ?? document);
