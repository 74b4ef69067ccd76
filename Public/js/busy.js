// A form that is on its way says so after a moment, and cannot be sent twice meanwhile.
document.addEventListener("submit", (event) => {
  const form = event.target;
  // What is sent while one types may overtake itself; only the last answer is shown.
  if (form.getAttribute("method") === "dialog" || "auto" in form.dataset) return;
  if ("busy" in form.dataset) return event.preventDefault();
  const button = event.submitter;
  form.dataset.busy = "";
  const timer = setTimeout(() => button?.setAttribute("aria-busy", "true"), 150);
  const done = () => {
    clearTimeout(timer);
    delete form.dataset.busy;
    button?.removeAttribute("aria-busy");
  };
  form.addEventListener("portico:answered", done, { once: true });
  // Back from the next page, or an answer that is a download: the form is ready again.
  addEventListener("pageshow", done, { once: true });
  setTimeout(done, 10_000);
}, { capture: true });
