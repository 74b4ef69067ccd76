// Results come as toasts: they go by themselves, but not while somebody reads, and never take the focus.
//   portico:toast { message, tone, element }      <button data-toast="Saved.">
const place = document.getElementById("toasts");

function show(toast) {
  place.append(toast);
  if (place.popover) {
    // Above an open dialog too.
    if (place.matches(":popover-open")) place.hidePopover();
    place.showPopover();
  }
  let timer;
  const leave = () => {
    toast.dataset.leaving = "";
    setTimeout(() => toast.remove(), 200);
  };
  const start = () => {
    timer = setTimeout(leave, toast.querySelector("button, a") ? 10_000 : 6_000);
  };
  const stop = () => clearTimeout(timer);
  toast.addEventListener("pointerenter", stop);
  toast.addEventListener("pointerleave", start);
  toast.addEventListener("focusin", stop);
  toast.addEventListener("focusout", start);
  toast.addEventListener("submit", () => toast.remove());
  start();
  while (place.children.length > 3) place.firstElementChild.remove();
}

function make(message, tone = "success") {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.tone = tone;
  toast.setAttribute("role", tone === "danger" ? "alert" : "status");
  const text = document.createElement("p");
  text.textContent = message;
  toast.append(text);
  return toast;
}

if (place) {
  if ("popover" in place) place.popover = "manual";
  for (const toast of [...place.children]) show(toast);
  document.addEventListener("portico:toast", ({ detail: { message, tone, element } }) => {
    if (element) show(document.adoptNode(element));
    else if (message) show(make(message, tone));
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-toast]");
    if (button) show(make(button.dataset.toast));
  });
}
