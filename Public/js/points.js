// A chart is one stop of the tab key; the arrows go from point to point.
document.addEventListener("keydown", (event) => {
  const point = event.target.closest?.(".chart .point");
  if (!point) return;
  const all = [...point.ownerSVGElement.closest(".chart").querySelectorAll(".point")];
  const at = all.indexOf(point);
  const next = {
    ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1,
  }[event.key];
  if (next === undefined || !all[next]) return;
  event.preventDefault();
  point.setAttribute("tabindex", "-1");
  all[next].setAttribute("tabindex", "0");
  all[next].focus();
});
